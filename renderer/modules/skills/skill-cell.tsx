import type { SkillCell } from '#shared/modules/skills/skills.projection.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import classes from './skill-matrix.module.css'

/** How far a person is from what their role asks: the ground of the cell; its words say the level. */
export function toneOfCell({ standing, target, gap }: SkillCell): Tone | undefined {
  if (target === null) return standing === null || standing.level === 'none' ? undefined : 'neutral'
  if (gap === 0) return 'good'
  return gap > 1 ? 'serious' : 'attention'
}

/** The level of a person in a skill and, where it is not reached, what the role asks. */
export function SkillCellText({ cell }: { readonly cell: SkillCell }) {
  const t = useWords()
  const { standing, target, gap } = cell
  if (standing === null && target === null)
    return (
      <span className="quiet" aria-hidden>
        ·
      </span>
    )
  return (
    <>
      <span>
        {target !== null && gap === 0 ? '✓ ' : null}
        {standing === null ? t('growth.unrated') : t(`skillRating.level.${standing.level}`)}
      </span>
      {target !== null && gap > 0 ? (
        <span className={classes.target}>
          {'↑ '}
          {t(`skillRating.level.${target}`)}
        </span>
      ) : null}
    </>
  )
}
