import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { growthPlanRecord } from '#shared/modules/skills/growth-plan.record.ts'
import { projectGrowth, suggestGoals } from '#shared/modules/skills/skills.growth.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GoalSuggestions } from './goal-suggestions.tsx'
import classes from './growth.module.css'
import { GrowthRadar } from './growth-radar.tsx'
import { useSkillWorld } from './use-skill-world.ts'

/** How far a person has come on the way that was agreed, and what the records say should be aimed at next. */
export function GrowthTab({ detail }: DetailProps) {
  const t = useWords()
  const { id } = detail.entity
  const plan = useQuery({
    queryKey: [growthPlanRecord.name, 'growth', id],
    queryFn: () => api.growthPlan.get({ id }),
  })
  const entity = plan.data?.entity ?? null
  // A closed plan stays as it was when it was closed.
  const { world, error, isPending } = useSkillWorld(entity?.closedOn)
  const axes = useMemo(() => (entity && world ? projectGrowth(entity, world) : []), [entity, world])
  const suggestions = useMemo(() => (entity && world ? suggestGoals(entity, world) : []), [entity, world])
  const problem = error ?? plan.error
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isPending || entity === null) return null
  return (
    <div className={classes.page}>
      {axes.length === 0 ? (
        <EmptyState title={t('growth.none')} text={t('growth.none.help')} />
      ) : (
        <GrowthRadar axes={axes} start={entity.period.start} />
      )}
      <GoalSuggestions plan={entity} suggestions={suggestions} />
    </div>
  )
}
