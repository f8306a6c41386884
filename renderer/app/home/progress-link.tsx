import type { Filter } from '#shared/contract/list.ts'
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
  const share = all === 0 ? 0 : (100 * done) / all
  return (
    <ListLink record={record} filters={filters} className={measures.progress}>
      <span className={measures.bar} aria-hidden>
        <span className={measures.fill} style={{ width: `${share}%` }} />
      </span>
      {t('home.of', { done, all })}
    </ListLink>
  )
}
