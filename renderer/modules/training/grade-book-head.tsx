import { useWords } from '../../app/words.tsx'
import classes from './grade-book.module.css'
import type { BookHead } from './grade-book-row.tsx'

/** The names of the marks in sight, with weight and full points below them. */
export function GradeBookHead({
  heads,
  items,
  totalAt,
}: {
  heads: readonly BookHead[]
  items: readonly { index: number; start: number }[]
  totalAt: number
}) {
  const t = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows out of sight are not drawn, which a table cannot say
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div role="row" className={classes.head} aria-rowindex={1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="columnheader" className={classes.name} aria-colindex={1}>
        {t('score.person')}
      </div>
      {items.map(({ index, start }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={index}
          role="columnheader"
          className={classes.column}
          style={{ insetInlineStart: start }}
          aria-colindex={index + 2}
          title={heads[index]?.label}
        >
          <span>{heads[index]?.label}</span>
          <span className={classes.under}>{heads[index]?.under}</span>
        </div>
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div
        role="columnheader"
        className={classes.column}
        style={{ insetInlineStart: totalAt }}
        aria-colindex={heads.length + 2}
      >
        {t('score.total')}
      </div>
    </div>
  )
}
