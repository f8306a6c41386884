import { addDays } from '../../base/dates.ts'
import type { Consequence, RecordConsequences, RuleInput } from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { type DatedFact, factOn, factsOf, textOf } from './people.validity.ts'
import { heldPositions, type UnitKind, unitKinds } from './people.validity-rules.ts'

type Changed = RuleInput & { readonly id: string }
type Values = Readonly<Record<string, AnyValue>>

/** One question about a unit that dated facts answer: where they lie, and what the fact that begins today says. */
type Question = {
  readonly record: 'duty' | 'reportingLine'
  readonly facts: readonly DatedFact[]
  /** The value that stood in the present field, for a unit without facts. */
  readonly former: string | null
  readonly value: string | null
  readonly valuesOf: (value: string | null) => Values
}

/** The last day of a fact that begins today, where a later one is written down already. */
function untilNext(facts: readonly DatedFact[], today: string): string | null {
  const next = facts.flatMap(({ from }) => (from !== null && from > today ? [from] : [])).toSorted()[0]
  return next === undefined ? null : addDays(next, -1)
}

/**
 * What a present value that was changed today means in dated facts: the fact in force ends yesterday and another begins.
 * A second thought of the same day corrects the first, and one that takes it back lets the former fact go on.
 */
function redated({ record, facts, former, value, valuesOf }: Question, today: string): readonly Consequence[] {
  const yesterday = addDays(today, -1)
  const held = factOn(facts, today)
  const end = untilNext(facts, today)
  if (held && held.value === value) return []
  const begun = held?.from === today ? held : null
  const ended = facts.find((fact) => fact.until === yesterday && fact.value === value)
  const gone: readonly Consequence[] = begun ? [{ record, id: begun.id, changes: { archived: true } }] : []
  if (begun && ended) return [...gone, { record, id: ended.id, changes: { until: end } }]
  const closed: readonly Consequence[] = held && !begun ? [{ record, id: held.id, changes: { until: yesterday } }] : []
  const before: readonly Consequence[] =
    facts.length === 0 && former !== null
      ? [{ record, create: { ...valuesOf(former), from: null, until: yesterday } }]
      : []
  const isNamed = record === 'reportingLine' || value !== null
  const after: readonly Consequence[] = isNamed
    ? [{ record, create: { ...valuesOf(value), from: today, until: end } }]
    : []
  return [...gone, ...closed, ...before, ...after]
}

function nameOf(input: RuleInput, record: string, id: string | null): string {
  return id === null ? '—' : (textOf(input.read.find(record, id)?.name) ?? '—')
}

/** A head, deputy or liaison that was changed on the department's page is dated today. */
function datedDuties(input: Changed): readonly Consequence[] {
  const { before, after, id, today } = input
  return heldPositions.flatMap((position) => {
    const [former, value] = [textOf(before?.[position]), textOf(after[position])]
    if (before === null || former === value) return []
    const rows = input.read.all('duty', { department: id, position })
    const name = textOf(after.name) ?? ''
    const valuesOf = (person: string | null) => {
      const title = `${name} · ${nameOf(input, 'person', person)}`.slice(0, 200)
      return { title, department: id, position, person }
    }
    return redated({ record: 'duty', facts: factsOf(rows, 'department', 'person'), former, value, valuesOf }, today)
  })
}

/** What a unit is part of, changed on its own page, is dated today. */
function datedLine(input: Changed, kind: UnitKind): readonly Consequence[] {
  const { before, after, id, today } = input
  const { present, above } = unitKinds[kind]
  const [former, value] = [textOf(before?.[present]), textOf(after[present])]
  if (before === null || former === value) return []
  const facts = factsOf(input.read.all('reportingLine', { [kind]: id }), kind, above)
  const valuesOf = (to: string | null) => {
    const title = `${textOf(after.name) ?? ''} → ${nameOf(input, kind, to)}`.slice(0, 300)
    return { title, [kind]: id, [above]: to }
  }
  return redated({ record: 'reportingLine', facts, former, value, valuesOf }, today)
}

/** Sets the present field of a unit to what its dated facts say of today; a unit without any keeps what it says. */
function present(
  input: Changed,
  unit: { readonly kind: UnitKind; readonly id: string; readonly field: string },
  facts: readonly DatedFact[],
): readonly Consequence[] {
  const row: AnyEntity | null = input.read.find(unit.kind, unit.id)
  const value = factOn(facts, input.today)?.value ?? null
  if (!row || facts.length === 0 || textOf(row[unit.field]) === value) return []
  return [{ record: unit.kind, id: unit.id, changes: { [unit.field]: value } }]
}

/** The units that a dated row is about now and was about before. */
function unitsOf({ before, after }: Changed, kind: UnitKind): readonly string[] {
  return [...new Set([textOf(before?.[kind]), textOf(after[kind])])].filter((id) => id !== null)
}

/** The departments whose present holders follow from a duty. */
function presentHolders(input: Changed): readonly Consequence[] {
  const positions = heldPositions.filter(
    (position) => position === input.before?.position || position === input.after.position,
  )
  return unitsOf(input, 'department').flatMap((id) =>
    positions.flatMap((position) => {
      const facts = factsOf(input.read.all('duty', { department: id, position }), 'department', 'person')
      return present(input, { kind: 'department', id, field: position }, facts)
    }),
  )
}

function presentPlace(input: Changed, kind: UnitKind): readonly Consequence[] {
  const { present: field, above } = unitKinds[kind]
  return unitsOf(input, kind).flatMap((id) =>
    present(input, { kind, id, field }, factsOf(input.read.all('reportingLine', { [kind]: id }), kind, above)),
  )
}

/** Present fields and dated facts say the same of today: whichever is changed, the other follows in the same change. */
export const peopleConsequences: RecordConsequences = {
  department: (input) => [...datedDuties(input), ...datedLine(input, 'department')],
  group: (input) => datedLine(input, 'group'),
  duty: presentHolders,
  reportingLine: (input) => [...presentPlace(input, 'department'), ...presentPlace(input, 'group')],
}
