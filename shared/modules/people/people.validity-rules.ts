import { isBackwards } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type Refusal, type RuleInput, refuseIf, states } from '../../record/rules.ts'
import { type DatedFact, factsOf, ringDay, shareDay, textOf } from './people.validity.ts'

/** The kinds of unit that have a place under another, with the field that says so today. */
export const unitKinds = {
  department: { present: 'parent', above: 'departmentAbove' },
  group: { present: 'reportsTo', above: 'groupAbove' },
} as const
export type UnitKind = keyof typeof unitKinds

/** The positions of which a department has one holder at a time; each is a field of the department, too. */
export const heldPositions = ['head', 'deputy', 'liaison'] as const

const kinds = ['department', 'group'] as const

/** The first day on which a line of a unit would close a ring. */
function ringOf(input: RuleInput, kind: UnitKind, line: DatedFact): string | null {
  const { present, above } = unitKinds[kind]
  const lines = factsOf(input.read.all('reportingLine', {}), kind, above)
  return ringDay(lines, line, (unit) => textOf(input.read.find(kind, unit)?.[present]))
}

/** The line that a change states. */
function lineOf({ before, after }: RuleInput, kind: UnitKind): DatedFact | null {
  const unit = textOf(after[kind])
  if (unit === null) return null
  const value = textOf(after[unitKinds[kind].above])
  return { id: before?.id ?? '', unit, value, from: textOf(after.from), until: textOf(after.until) }
}

/** Refuses a present value above a unit that closes a ring today or on a later day. */
export function closesRing(input: RuleInput, kind: UnitKind): boolean {
  const { before, after, today } = input
  const value = textOf(after[unitKinds[kind].present])
  if (!states(input) || before === null || value === null || value === before[unitKinds[kind].present]) return false
  return ringOf(input, kind, { id: '', unit: before.id, value, from: today, until: null }) !== null
}

function othersOf(input: RuleInput, record: string, where: Readonly<Record<string, string>>) {
  return input.read.all(record, where).filter((row) => row.id !== input.before?.id)
}

function sharesTerm(input: RuleInput, other: Readonly<Record<string, unknown>>): boolean {
  const term = (row: Readonly<Record<string, unknown>>) => ({
    from: typeof row.from === 'string' ? row.from : null,
    until: typeof row.until === 'string' ? row.until : null,
  })
  return shareDay(term(input.after), term(other))
}

/** Other duties of the same position in the same department that share a day with the change. */
function besides(input: RuleInput) {
  const { department, position } = input.after
  if (!states(input) || typeof department !== 'string' || typeof position !== 'string') return []
  return othersOf(input, 'duty', { department, position }).filter((other) => sharesTerm(input, other))
}

function overlappingLine(input: RuleInput): Refusal | null {
  if (!states(input)) return null
  const lines = kinds.flatMap((kind) => {
    const unit = textOf(input.after[kind])
    return unit === null ? [] : othersOf(input, 'reportingLine', { [kind]: unit })
  })
  return refuseIf(
    lines.some((other) => sharesTerm(input, other)),
    'from',
  )
}

function ring(input: RuleInput): Refusal | null {
  if (!states(input)) return null
  for (const kind of kinds) {
    const line = lineOf(input, kind)
    const day = line ? ringOf(input, kind, line) : null
    if (day !== null) return { path: unitKinds[kind].above, parameters: { day } }
  }
  return null
}

/** What duties and reporting lines with a first and a last day must keep. */
export const validityRules: RecordRules = {
  ...defineRules('duty', {
    untilBeforeFrom: (input) => refuseIf(states(input) && isBackwards(input.after.from, input.after.until), 'until'),
    overlap: (input) => {
      const { person, control, title, position } = input.after
      const isSame = (other: Readonly<Record<string, unknown>>) =>
        position !== 'other' || ((other.control ?? null) === (control ?? null) && other.title === title)
      return refuseIf(
        besides(input).some((other) => other.person === person && isSame(other)),
        'from',
      )
    },
    heldByAnother: (input) => {
      const { person, position } = input.after
      if (!heldPositions.some((held) => held === position)) return null
      return refuseIf(
        besides(input).some((other) => other.person !== person),
        'person',
      )
    },
  }),
  ...defineRules('reportingLine', {
    untilBeforeFrom: (input) => refuseIf(states(input) && isBackwards(input.after.from, input.after.until), 'until'),
    oneUnit: (input) => {
      const { department, departmentAbove, group, groupAbove } = input.after
      const isOne = (textOf(department) === null) !== (textOf(group) === null)
      const isAlike = textOf(department) === null ? textOf(departmentAbove) === null : textOf(groupAbove) === null
      const other = textOf(department) === null ? 'departmentAbove' : 'groupAbove'
      return refuseIf(states(input) && !(isOne && isAlike), isOne ? other : 'department')
    },
    overlap: overlappingLine,
    aboveItself: ring,
  }),
}
