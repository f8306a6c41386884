import { isText, partRows } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type Refusal,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyValue } from '../../record/values.ts'
import { quarterOf } from './briefings.quarter.ts'
import { attendanceOf, rollOn, type Seat, stoodOn } from './briefings.roll.ts'
import { materialStanding } from './briefings.standing.ts'

/** What was put before the committee stays as it was; what was minuted, too, until the minutes are reopened. */
const tabledFields = ['title', 'committee', 'quarter', 'preparedBy', 'progress'] as const
const minutedFields = ['heldOn', 'chair', 'decisions', 'resources', 'attendance', 'minutes'] as const
const fixedIn: Readonly<Record<string, readonly string[]>> = {
  tabled: tabledFields,
  minuted: [...tabledFields, ...minutedFields],
}

/** Who had a seat in the committee on the day of the meeting; null where either is not known. */
function rollOf(input: RuleInput): readonly Seat[] | null {
  const committee = referred(input, 'committee', 'group')
  const { heldOn } = input.after
  if (!committee || !isText(heldOn)) return null
  return rollOn(committee, input.read.all('membership', { group: committee.id }), heldOn)
}

/** Whether the change puts the briefing before its committee, or settles what came of it. */
const settles = (input: RuleInput) => takes(input, 'table', 'minute', 'signOff', 'recordSignature')

function fixed({ before, after, action }: RuleInput): Refusal | null {
  if (action === 'create' || action === 'archive' || before === null) return null
  const path = (fixedIn[before.state] ?? []).find((field) => !sameValue(before[field], after[field]))
  return path === undefined ? null : { path }
}

/** What briefings of committees must keep. */
export const briefingRules = defineRules('briefing', {
  notAQuarter: (input) => {
    const { quarter } = input.after
    return refuseIf(states(input) && isText(quarter) && quarterOf(quarter) === null, 'quarter')
  },
  twice: (input) => {
    const { committee, quarter } = input.after
    if (!states(input) || !isText(committee) || !isText(quarter)) return null
    const others = input.read.all('briefing', { committee, quarter })
    return refuseIf(
      others.some(({ id }) => id !== input.before?.id),
      'quarter',
    )
  },
  heldBeforeQuarter: (input) => {
    const start = quarterOf(input.after.quarter)?.start
    const { heldOn } = input.after
    return refuseIf(states(input) && isText(heldOn) && start !== undefined && heldOn < start, 'heldOn')
  },
  committeeNotThere: (input) => {
    const committee = referred(input, 'committee', 'group')
    const { heldOn } = input.after
    return refuseIf(states(input) && committee !== null && isText(heldOn) && !stoodOn(committee, heldOn), 'heldOn')
  },
  chairWrote: (input) => {
    const { chair, preparedBy } = input.after
    return refuseIf(states(input) && isText(chair) && chair === preparedBy, 'chair')
  },
  notTheChair: (input) => {
    const roll = settles(input) ? rollOf(input) : null
    const leads = roll?.filter(({ position }) => position === 'chair' || position === 'deputyChair') ?? []
    return refuseIf(roll !== null && !leads.some(({ person }) => person === input.after.chair), 'chair')
  },
  notAMember: (input) => {
    const roll = takes(input, 'minute') ? rollOf(input) : null
    if (roll === null) return null
    const strangers = partRows(input.after.attendance).filter(
      (row) => !roll.some(({ person }) => person === row.person),
    )
    return refuseIf(strangers.length > 0, 'attendance', { count: strangers.length })
  },
  memberTwice: (input) => {
    const people = partRows(input.after.attendance).map(({ person }) => person)
    return refuseIf(states(input) && new Set(people).size !== people.length, 'attendance')
  },
  attendanceOpen: (input) => {
    const roll = takes(input, 'minute') ? rollOf(input) : null
    if (roll === null) return null
    const marked = partRows(input.after.attendance).filter(({ presence }) => isText(presence))
    const open = roll.filter(({ person }) => !marked.some((row) => row.person === person)).length
    return refuseIf(open > 0, 'attendance', { count: open })
  },
  notYetHeld: (input) => {
    const { heldOn } = input.after
    return refuseIf(takes(input, 'minute') && isText(heldOn) && heldOn > input.today, 'heldOn')
  },
  fixed,
})

function tabledValues(input: RuleInput): Readonly<Record<string, AnyValue>> {
  if (!takes(input, 'table')) return {}
  const { read, today } = input
  const lines = materialStanding(read.all('risk', {}), read.all('finding', {}))
  return { standing: lines.map((line) => ({ ...line })), standingOn: today }
}

/** The roll of the day of the meeting, when the briefing is tabled and when the day is another afterwards. */
function rollValues(input: RuleInput): Readonly<Record<string, AnyValue>> {
  const isMoved = input.before?.state === 'tabled' && input.before.heldOn !== input.after.heldOn
  if (!takes(input, 'table') && !(isMoved && input.action === 'update')) return {}
  const roll = rollOf(input)
  if (roll === null) return {}
  return { attendance: attendanceOf(roll, partRows(input.after.attendance)).map((row) => ({ ...row })) }
}

/** The day by which a briefing is due follows from its quarter; tabled, it keeps how grave risks and findings stand. */
export const briefingConsequences: RecordConsequences = {
  briefing: (input): readonly Consequence[] => {
    if (input.action === 'archive') return []
    const dueOn = quarterOf(input.after.quarter)?.dueOn ?? null
    const due = dueOn === (input.after.dueOn ?? null) ? {} : { dueOn }
    const changes = { ...due, ...tabledValues(input), ...rollValues(input) }
    return Object.keys(changes).length === 0 ? [] : [{ record: 'briefing', id: input.id, changes }]
  },
}
