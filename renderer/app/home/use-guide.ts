import { useQuery } from '@tanstack/react-query'
import { type GuideStep, guideSteps } from '#shared/modules/home/home.guide.ts'
import type { HomeRole } from '#shared/modules/home/home.roles.ts'
import { useKept } from '../../api/use-kept.ts'
import { useSession } from '../session.tsx'
import { guideOf } from './home-queries.ts'

type Step = { readonly step: GuideStep; readonly isDone: boolean; readonly tick: (() => void) | null }

/**
 * The first steps of a role with those done, and whether they are put away: as the member chose, else once all are done
 * and no sample is left to remove. Null until all is known.
 */
export function useGuide(role: HomeRole): {
  readonly steps: readonly Step[]
  readonly sample: number
  readonly isHidden: boolean
  readonly hide: () => void
  readonly show: () => void
} | null {
  const { member, lastAudit } = useSession()
  const { data } = useQuery(guideOf(role))
  const { values, isReady, put } = useKept('guide')
  if (!data || !isReady) return null
  const hidden = `hidden.${role}`
  const steps = guideSteps(role, member.person).map((step) => {
    const { key } = step
    if (step.place.page === 'journal') return { step, isDone: lastAudit !== null, tick: null }
    const isDone = data.done.includes(key) || values.get(key)?.value === true
    // No record tells that paper lies in a safe: the member says so.
    const tick = step.any.length === 0 && !isDone ? () => void put(key, true) : null
    return { step, isDone, tick }
  })
  const chosen = values.get(hidden)?.value
  return {
    steps,
    sample: data.sample,
    isHidden: typeof chosen === 'boolean' ? chosen : data.sample === 0 && steps.every(({ isDone }) => isDone),
    hide: () => void put(hidden, true),
    show: () => void put(hidden, false),
  }
}
