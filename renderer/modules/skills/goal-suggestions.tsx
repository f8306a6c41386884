import { Button } from '@mantine/core'
import { growthPlanRecord } from '#shared/modules/skills/growth-plan.record.ts'
import type { GoalSuggestion } from '#shared/modules/skills/skills.growth.ts'
import type { Entity } from '#shared/record/record.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useUndoableChange } from '../../records/undo/use-undoable-change.ts'
import classes from './growth.module.css'

type Plan = Entity<typeof growthPlanRecord>

function useReason() {
  const t = useWords()
  return ({ reason, now, target }: GoalSuggestion) => {
    const level = now === null ? t('growth.unrated') : t(`skillRating.level.${now}`)
    const asked = t(`skillRating.level.${target}`)
    return reason.rule === 'profile'
      ? t('growth.reason.profile', { profile: reason.profile, asked, level })
      : t('growth.reason.shortage', { able: reason.able, needed: reason.needed, level })
  }
}

/** What a plan could aim at and does not, each with the rule that says so; one press makes it a goal. */
export function GoalSuggestions({
  plan,
  suggestions,
}: {
  readonly plan: Plan
  readonly suggestions: readonly GoalSuggestion[]
}) {
  const t = useWords()
  const { member } = useSession()
  const reasonOf = useReason()
  const update = useUndoableChange(growthPlanRecord)
  const isOpen = plan.state === 'draft' || plan.state === 'agreed'
  if (suggestions.length === 0 || !isOpen) return null
  const take = ({ skill, title, target }: GoalSuggestion) => {
    const goal = {
      goal: t('growth.goal', { skill: title }),
      skill,
      target,
      measure: null,
      dueOn: null,
      reachedOn: null,
    }
    update.mutate({ before: plan, values: { goals: [...plan.goals, goal] } })
  }
  return (
    <section aria-labelledby="suggested-goals">
      <h2 id="suggested-goals" className={classes.title}>
        {t('growth.suggested')}
      </h2>
      {update.error ? <RefusalNotice refusal={refusalOf(update.error)} /> : null}
      <ul className={classes.list}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.skill}>
            <div>
              <RecordLink record="skill" id={suggestion.skill} title={suggestion.title} />
              <div className="quiet">{reasonOf(suggestion)}</div>
            </div>
            {mayWrite(growthPlanRecord, member.roles) ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('growth.take.of', { skill: suggestion.title })}
                loading={update.isPending}
                onClick={() => take(suggestion)}
              >
                {t('growth.take')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
