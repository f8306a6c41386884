import type { GuideState } from '#shared/modules/home/home.contract.ts'
import { guideSteps } from '#shared/modules/home/home.guide.ts'
import type { HomeRole } from '#shared/modules/home/home.roles.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'
import { samplesOf } from './home.sample.ts'

/** Which steps of a role's guide the records show as done; what came with the sample records does not count. */
export function guideState(context: ReadContext, role: HomeRole): GuideState {
  const samples = samplesOf(context.vault)
  const isSample = { field: 'id', comparison: 'in' as const, value: samples.map(({ id }) => id) }
  const done = guideSteps(role, context.actor.person).filter(({ any }) =>
    any.some(({ record, filters }) => {
      const declared = recordNamed(record)
      if (!declared) return false
      const groups = samples.length > 0 ? [filters, [...filters, isSample]] : [filters]
      const [all = 0, sampled = 0] = context.read(declared).tally(groups)
      return all > sampled
    }),
  )
  return { done: done.map(({ key }) => key), sample: samples.length }
}
