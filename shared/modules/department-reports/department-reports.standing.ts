import { type Span, spanOf } from '../../base/spans.ts'
import { isText } from '../../record/rule-values.ts'
import type { RuleReader } from '../../record/rules.ts'
import type { AnyEntity } from '../../record/values.ts'
import { holdersOn } from '../people/people.accountability.ts'
import type { ReportPeriod } from './department-reports.periods.ts'

/** The month or quarter in which a day lies. */
export function periodIn(unit: ReportPeriod, day: string): Span {
  return spanOf(unit, day)
}

/** A template with every version before and after it, by id. */
export function familyOf(read: Pick<RuleReader, 'all'>, template: string): ReadonlySet<string> {
  return familyAmong(read.all('reportTemplate', {}), template)
}

/** The same among templates that were read already. */
export function familyAmong(templates: readonly AnyEntity[], template: string): ReadonlySet<string> {
  const family = new Set([template])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const { id, follows } of templates)
      if (isText(follows) && (family.has(id) || family.has(follows))) family.add(id).add(follows)
  }
  return family
}

/** Who headed a department on a day, by its dated duties or else its present head. */
export function headOn(read: RuleReader, department: string, day: string): string | null {
  const unit = read.find('department', department)
  if (!unit) return null
  const holders = holdersOn(unit, read.all('duty', { department }), day)
  return holders.find(({ position }) => position === 'head')?.person ?? null
}
