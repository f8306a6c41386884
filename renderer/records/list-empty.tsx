import { Button } from '@mantine/core'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListSearch } from './list-search.ts'
import { recordWord } from './record-word.ts'

/** What stands in place of an empty list: what it is for and the first step, or the way out of a filter. */
export function ListEmpty({
  record,
  search,
  onClear,
  onCreate,
}: {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onClear: () => void
  readonly onCreate: (() => void) | null
}) {
  const t = useWords()
  const plural = t(`${record.name}.plural`)
  if (search.q || search.is || search.where || search.archived)
    return (
      <EmptyState title={t('list.noneMatch')} text={t('list.noneMatch.help')}>
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      </EmptyState>
    )
  const purpose = `list.purpose.${record.name}`
  return (
    <EmptyState
      title={t('list.empty', { records: plural })}
      text={t.has(purpose) ? t(purpose) : undefined}
      hint={onCreate ? t('list.empty.import') : undefined}
    >
      {onCreate ? <Button onClick={onCreate}>{t('list.new', { record: recordWord(t, record.name) })}</Button> : null}
    </EmptyState>
  )
}
