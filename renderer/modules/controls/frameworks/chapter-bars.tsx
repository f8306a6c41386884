import { listed } from '#shared/base/series.ts'
import type { Coverage, Standing } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { standings } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { scoped } from '#shared/modules/frameworks/frameworks.reference.ts'
import { useWords } from '../../../app/words.tsx'
import classes from './coverage.module.css'

type Count = { readonly standing: Standing; readonly count: number }

function countsOf(coverage: Coverage, chapter: string): readonly Count[] {
  const rows = coverage.rows.filter((row) => row.chapter === chapter)
  return standings.map((standing) => ({
    standing,
    count: rows.filter((row) => row.standing === standing).length,
  }))
}

type Props = {
  readonly coverage: Coverage
  /** The chapter that the table is narrowed to, null for all. */
  readonly chosen: string | null
  readonly onChoose: (chapter: string | null) => void
}

/** A bar for each chapter, divided by how its requirements are covered; a press narrows the table to the chapter. */
export function ChapterBars({ coverage, chosen, onChoose }: Props) {
  const t = useWords()
  const { chapters } = scoped(coverage.framework, coverage.scope)
  return (
    <ul className={classes.chapters} aria-label={t('coverage.chapters')}>
      {chapters.map((chapter) => {
        const counts = countsOf(coverage, chapter.id)
        const shown = counts.filter(({ count }) => count > 0)
        const words = listed(
          t.language,
          shown.map(({ standing, count }) => `${t(`coverage.standing.${standing}`)} ${count}`),
        )
        return (
          <li key={chapter.id}>
            <button
              type="button"
              className={classes.chapter}
              aria-pressed={chosen === chapter.id}
              onClick={() => onChoose(chosen === chapter.id ? null : chapter.id)}
            >
              <span className={classes.chapterName}>
                <span className="quiet">{chapter.id}</span> {chapter[t.language]}
              </span>
              <span className={classes.bar} title={words} aria-hidden>
                {shown.map(({ standing, count }) => (
                  <span key={standing} className={classes.share} data-standing={standing} style={{ flexGrow: count }}>
                    {count}
                  </span>
                ))}
              </span>
              <span className="only-spoken">{words}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
