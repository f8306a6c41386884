import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { passRateOf } from './assets.baselines.ts'

export const baselineKinds = ['network', 'host', 'middleware', 'database'] as const

/** Of one kind of baseline: the pass rate of each month as a number with two places, null without a check. */
export type KindRates = { readonly kind: (typeof baselineKinds)[number]; readonly rates: readonly (number | null)[] }
export type PassRates = { readonly months: readonly string[]; readonly kinds: readonly KindRates[] }

const countOf = (value: unknown) => (typeof value === 'number' ? value : 0)

/** Pass rates of recorded checks by month and kind: the items passed of those judged, over all checks of the month. */
export function projectPassRates(checks: readonly AnyEntity[], baselines: readonly AnyEntity[]): PassRates {
  const kindOf = new Map(baselines.map(({ id, kind }) => [id, kind]))
  const recorded = checks.filter(({ state, checkedOn }) => state === 'recorded' && isText(checkedOn))
  const monthOf = ({ checkedOn }: AnyEntity) => String(checkedOn).slice(0, 7)
  const months = [...new Set(recorded.map(monthOf))].toSorted()
  const rate = (kind: string, month: string) => {
    const own = recorded.filter((check) => monthOf(check) === month && kindOf.get(String(check.baseline)) === kind)
    const sum = (field: string) => own.reduce((total, check) => total + countOf(check[field]), 0)
    const text = passRateOf(sum('passed'), sum('failed'))
    return text === null ? null : Number(text)
  }
  return { months, kinds: baselineKinds.map((kind) => ({ kind, rates: months.map((month) => rate(kind, month)) })) }
}
