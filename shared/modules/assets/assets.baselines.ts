import { unitsToDecimal } from '../../record/decimal.ts'
import { partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

/** What came of a check; `passRate` is decimal text, null where every item is not applicable. */
export type BaselineOutcome = {
  readonly passed: number
  readonly failed: number
  readonly notApplicable: number
  readonly passRate: string | null
}

/** Passed of passed and failed, in percent with two places, rounded down: 99.999 % is not all. */
export function passRateOf(passed: number, failed: number): string | null {
  const judged = passed + failed
  return judged === 0 ? null : unitsToDecimal(Math.floor((passed * 10_000) / judged), 2)
}

/** Counts the results of a baseline check. */
export function baselineOutcome(results: AnyValue | undefined): BaselineOutcome {
  const rows = partRows(results)
  const count = (result: string) => rows.filter((row) => row.result === result).length
  const [passed, failed, notApplicable] = [count('pass'), count('fail'), count('notApplicable')]
  return { passed, failed, notApplicable, passRate: passRateOf(passed, failed) }
}
