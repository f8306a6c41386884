import { type RowFilter, rowFilters, type Workspace } from '#shared/modules/audits/audits.workspace.ts'
import { useWords } from '../../../app/words.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './checklist.module.css'

type Props = {
  readonly counts: Workspace['counts']
  readonly filter: RowFilter
  readonly onFilter: (filter: RowFilter) => void
}

/** What the checklist is narrowed to, with how many rows each leaves; `l` goes from one to the next. */
export function RowFilters({ counts, filter, onFilter }: Props) {
  const t = useWords()
  const next = rowFilters[(rowFilters.indexOf(filter) + 1) % rowFilters.length]
  useWorkspaceKeys({ l: () => next && onFilter(next) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons beside each other are no fieldset
    <div className={classes.filters} role="group" aria-label={t('workspace.filter')} data-not-printed>
      {rowFilters.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.filter}
          aria-pressed={one === filter}
          onClick={() => onFilter(one)}
        >
          {t(`workspace.filter.${one}`)} {counts[one]}
        </button>
      ))}
    </div>
  )
}
