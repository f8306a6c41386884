import { memo } from 'react'
import { type RowFilter, rowFilters, type Workspace } from '#shared/modules/audits/audits.workspace.ts'
import { useWords } from '../../../app/words.tsx'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './checklist.module.css'

type Props = {
  readonly counts: Workspace['counts']
  readonly filter: RowFilter
  readonly onFilter: (filter: RowFilter) => void
}

/** What the checklist is narrowed to, with how many rows each leaves; `l` goes from one to the next. */
export const RowFilters = memo(function RowFilters({ counts, filter, onFilter }: Props) {
  const t = useWords()
  const next = rowFilters[(rowFilters.indexOf(filter) + 1) % rowFilters.length]
  useWorkspaceKeys({ l: () => next && onFilter(next) })
  const choices = rowFilters.map((value) => ({ value, words: t(`workspace.filter.${value}`), count: counts[value] }))
  return (
    <div className={classes.filters}>
      <FilterChips label={t('workspace.filter')} choices={choices} chosen={filter} onChoose={onFilter} />
    </div>
  )
})
