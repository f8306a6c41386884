import type { Filter } from '#shared/contract/list.ts'
import { ToneBar } from '../../ui/tone-bar.tsx'
import { useWords } from '../words.tsx'
import measures from './measures.module.css'
import { ListLink } from './record-links.tsx'

/** How many of how many, as a bar and in figures; leads to the records. */
export function ProgressLink({
  done,
  all,
  record,
  filters,
}: {
  readonly done: number
  readonly all: number
  readonly record: string
  readonly filters: readonly Filter[]
}) {
  const t = useWords()
  return (
    <ListLink record={record} filters={filters} className={measures.progress}>
      <ToneBar parts={[{ name: 'done', tone: 'progress', size: done }]} rest={all - done} />
      {t('home.of', { done, all })}
    </ListLink>
  )
}
