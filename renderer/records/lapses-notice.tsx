import type { SignOffCount } from '#shared/record/lapse.ts'
import { useAll } from '../api/use-all.ts'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'

/** How many sign-offs of whom a change of many rows, an import or a new sample will end, said before it is done; nothing where none stand. */
export function LapsesNotice({ lapses }: { readonly lapses: readonly SignOffCount[] }) {
  return lapses.length === 0 ? null : <Lapses lapses={lapses} />
}

function Lapses({ lapses }: { readonly lapses: readonly SignOffCount[] }) {
  const t = useWords()
  const persons = lapses.map(({ person }) => person)
  const { rows } = useAll('person', { filters: [{ field: 'id', comparison: 'in', value: persons }] })
  const names = new Map(rows.map(({ id, name }) => [id, String(name)]))
  const count = lapses.reduce((sum, one) => sum + one.count, 0)
  return (
    <Notice tone="attention" title={t('lapses.title', { count })}>
      <p>{t('lapse.about')}</p>
      <ul>
        {lapses.map((one) => (
          <li key={one.person}>
            {t('lapses.of', { who: names.get(one.person) ?? t('record.somebody'), count: one.count })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
