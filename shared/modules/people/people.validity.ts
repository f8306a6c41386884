import { isWithin } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** Something that holds of a unit from one day to another, both included; an absent day does not bound. */
export type DatedFact = {
  readonly id: string
  readonly unit: string
  /** The person or the unit above; null for nobody and for the top. */
  readonly value: string | null
  readonly from: string | null
  readonly until: string | null
}

/** Before every day that is written. */
const dawn = '0000-01-01'

/** A reference, a day or another text of a row; null where it is empty. */
export function textOf(value: AnyValue | undefined): string | null {
  return isText(value) ? value : null
}

/** Dated rows as facts about the unit that `unit` names; rows without a unit are left out. */
export function factsOf(rows: readonly AnyEntity[], unit: string, value: string): readonly DatedFact[] {
  return rows.flatMap((row) => {
    const of = textOf(row[unit])
    if (of === null) return []
    return [{ id: row.id, unit: of, value: textOf(row[value]), from: textOf(row.from), until: textOf(row.until) }]
  })
}

/** Facts by their unit. */
export function byUnit(facts: readonly DatedFact[]): ReadonlyMap<string, readonly DatedFact[]> {
  const units = new Map<string, DatedFact[]>()
  for (const fact of facts) {
    const own = units.get(fact.unit)
    if (own) own.push(fact)
    else units.set(fact.unit, [fact])
  }
  return units
}

/** The fact in force on a day, the one that began last where several are. */
export function factOn(facts: readonly DatedFact[], day: string): DatedFact | null {
  let held: DatedFact | null = null
  for (const fact of facts)
    if (isWithin(day, fact.from, fact.until) && (held === null || (fact.from ?? dawn) > (held.from ?? dawn)))
      held = fact
  return held
}

/** What holds of a unit on a day: by its dated facts, and where there are none at all by the present value. */
export function valueOn(facts: readonly DatedFact[], day: string, present: string | null): string | null {
  return facts.length === 0 ? present : (factOn(facts, day)?.value ?? null)
}

/** Whether two facts share a day. */
export function shareDay(one: Pick<DatedFact, 'from' | 'until'>, other: Pick<DatedFact, 'from' | 'until'>): boolean {
  const startsBefore = other.until === null || one.from === null || one.from <= other.until
  const endsAfter = one.until === null || other.from === null || one.until >= other.from
  return startsBefore && endsAfter
}

/**
 * The first day on which going up from the unit of `line` comes back to it, or null. `presentOf` is what stands above a
 * unit that has no dated line. What lies above changes only where a line begins or ends, and an end opens rings.
 */
export function ringDay(
  lines: readonly DatedFact[],
  line: DatedFact,
  presentOf: (unit: string) => string | null,
): string | null {
  const units = byUnit([...lines.filter((other) => other.id !== line.id), line])
  const starts = lines.map((other) => other.from ?? dawn).filter((day) => isWithin(day, line.from, line.until))
  for (const day of [...new Set([line.from ?? dawn, ...starts])].toSorted()) {
    const seen = new Set<string>()
    let above = line.value
    while (above !== null && !seen.has(above)) {
      if (above === line.unit) return day
      seen.add(above)
      const own: readonly DatedFact[] = units.get(above) ?? []
      above = own.length === 0 ? presentOf(above) : (factOn(own, day)?.value ?? null)
    }
  }
  return null
}
