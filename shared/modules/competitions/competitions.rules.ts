import { hasRepeats, isBackwards, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, referred, refuseIf, states } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { freezeAt } from './competitions.freeze.ts'
import { moves } from './competitions.limits.ts'

/** States of a competition in which nothing of it changes any more. */
const settled: readonly string[] = ['finished', 'cancelled']

const competitionOf = (input: RuleInput) => referred(input, 'competition', 'competition')

/** Whether the competition that a change names now, or that it named before, is settled. */
function isSettled({ before, after, read }: RuleInput): boolean {
  return [before?.competition, after.competition].some(
    (id) => isText(id) && settled.includes(read.find('competition', id)?.state ?? ''),
  )
}

/** Of what is this record's competition: the field that names something of another one. */
function foreign(input: RuleInput, fields: readonly ('entrant' | 'challenge')[]): string | undefined {
  return fields.find((field) => referred(input, field, field)?.competition !== input.after.competition)
}

function others(input: RuleInput, record: string, where: Readonly<Record<string, AnyValue>>): readonly AnyEntity[] {
  return input.read.all(record, where).filter(({ id }) => id !== input.before?.id)
}

function isNamedTwice(input: RuleInput, record: 'challenge' | 'entrant'): boolean {
  const { competition, name } = input.after
  // Programs that number their entrants let two have one name; what a file named so may stay so.
  const isOld = input.before !== null && !moves(input, ['competition', 'name'])
  if (isOld || !isText(competition) || !isText(name)) return false
  return others(input, record, { competition, name }).length > 0
}

const challenge = defineRules('challenge', {
  competitionSettled: (input) => refuseIf(isSettled(input), 'competition'),
  competitionExternal: (input) => refuseIf(states(input) && competitionOf(input)?.kind === 'external', 'competition'),
  movedElsewhere: (input) => refuseIf(states(input) && moves(input, ['competition']), 'competition'),
  nameTwice: (input) => refuseIf(states(input) && isNamedTwice(input, 'challenge'), 'name'),
  valueMissing: (input) =>
    refuseIf(states(input) && input.after.valuing === 'static' && typeof input.after.value !== 'number', 'value'),
  fallUnsaid: (input) => {
    const missing = (['initial', 'minimum', 'decay'] as const).find((field) => typeof input.after[field] !== 'number')
    return refuseIf(states(input) && input.after.valuing !== 'static' && missing !== undefined, missing ?? '')
  },
  minimumAbove: (input) => {
    const { initial, minimum } = input.after
    const isAbove = typeof initial === 'number' && typeof minimum === 'number' && minimum > initial
    return refuseIf(states(input) && isAbove, 'minimum')
  },
  alreadySolved: (input) =>
    refuseIf(input.action === 'archive' && input.read.all('solve', { challenge: input.before?.id ?? '' }).length > 0),
})

/** The people that an entrant is or consists of. */
function peopleOf(values: Readonly<Record<string, AnyValue>>): readonly string[] {
  return [values.person, ...partRows(values.members).map(({ person }) => person)].filter(isText)
}

/** Whether somebody of the entrant takes part for another one of the competition as well. */
function isElsewhere(input: RuleInput): boolean {
  const { competition } = input.after
  const people = new Set(peopleOf(input.after))
  const same = input.before !== null && sameValue(peopleOf(input.before), [...people])
  if (people.size === 0 || same || !isText(competition)) return false
  return others(input, 'entrant', { competition }).some((other) => peopleOf(other).some((id) => people.has(id)))
}

const told = ['statedPoints', 'statedRank'] as const

/** What another program tells is read by everybody at once: while a scoreboard is frozen it would tell what came after. */
function toldWhileFrozen(input: RuleInput): string | undefined {
  const { before, after, now } = input
  const field = told.find((one) => {
    const value = after[one] ?? null
    return value !== null && !sameValue(before?.[one] ?? null, value)
  })
  const competition = competitionOf(input)
  if (field === undefined || !competition) return undefined
  const { freezesAt, state } = competition
  const isOn = freezeAt({ freezesAt: isText(freezesAt) ? freezesAt : null, state }, now) === 'on'
  return isOn ? field : undefined
}

const entrant = defineRules('entrant', {
  toldWhileFrozen: (input) => {
    const field = states(input) ? toldWhileFrozen(input) : undefined
    return refuseIf(field !== undefined, field ?? '')
  },
  competitionSettled: (input) => refuseIf(isSettled(input), 'competition'),
  movedElsewhere: (input) => refuseIf(states(input) && moves(input, ['competition']), 'competition'),
  nameTwice: (input) => refuseIf(states(input) && isNamedTwice(input, 'entrant'), 'name'),
  otherEntry: (input) => {
    const entry = competitionOf(input)?.entry
    const wanted = entry === 'team' ? 'team' : entry === 'individual' ? 'person' : null
    return refuseIf(states(input) && wanted !== null && input.after.kind !== wanted, 'kind')
  },
  personWithMembers: (input) =>
    refuseIf(states(input) && input.after.kind === 'person' && partRows(input.after.members).length > 0, 'members'),
  teamAsPerson: (input) =>
    refuseIf(states(input) && input.after.kind === 'team' && isText(input.after.person), 'person'),
  memberTwice: (input) => refuseIf(states(input) && hasRepeats(peopleOf(input.after)), 'members'),
  memberElsewhere: (input) =>
    refuseIf(states(input) && isElsewhere(input), input.after.kind === 'person' ? 'person' : 'members'),
  hasGained: (input) => {
    const of = { entrant: input.before?.id ?? '' }
    const isHeld = () => input.read.all('solve', of).length > 0 || input.read.all('award', of).length > 0
    return refuseIf(input.action === 'archive' && isHeld())
  },
})

const solve = defineRules('solve', {
  competitionSettled: (input) => refuseIf(isSettled(input), 'competition'),
  competitionExternal: (input) => refuseIf(states(input) && competitionOf(input)?.kind === 'external', 'competition'),
  otherCompetition: (input) => {
    const field = foreign(input, ['entrant', 'challenge'])
    return refuseIf(states(input) && field !== undefined, field ?? '')
  },
  subjectChanged: (input) => {
    const fields = ['competition', 'entrant', 'challenge'] as const
    const field = fields.find((one) => moves(input, [one]))
    return refuseIf(states(input) && field !== undefined, field ?? '')
  },
  entrantBanned: (input) =>
    refuseIf(states(input) && referred(input, 'entrant', 'entrant')?.banned === true, 'entrant'),
  beforeStart: (input) => refuseIf(states(input) && isBackwards(competitionOf(input)?.startsAt, input.after.at), 'at'),
  afterEnd: (input) => refuseIf(states(input) && isBackwards(input.after.at, competitionOf(input)?.endsAt), 'at'),
  inFuture: (input) => refuseIf(states(input) && isBackwards(input.after.at, input.now), 'at'),
  solvedTwice: (input) => {
    const { entrant: by, challenge: of } = input.after
    if (!states(input) || !isText(by) || !isText(of)) return null
    const same = others(input, 'solve', { entrant: by, challenge: of })
    return refuseIf(
      same.some(({ exclusion }) => (exclusion ?? null) === null),
      'challenge',
    )
  },
  notAMember: (input) => {
    const { person } = input.after
    const by = referred(input, 'entrant', 'entrant')
    return refuseIf(states(input) && isText(person) && by !== null && !peopleOf(by).includes(person), 'person')
  },
})

const award = defineRules('award', {
  competitionSettled: (input) => refuseIf(isSettled(input), 'competition'),
  competitionExternal: (input) => refuseIf(states(input) && competitionOf(input)?.kind === 'external', 'competition'),
  otherCompetition: (input) => refuseIf(states(input) && foreign(input, ['entrant']) !== undefined, 'entrant'),
  subjectChanged: (input) => refuseIf(states(input) && moves(input, ['competition', 'entrant']), 'entrant'),
  inFuture: (input) => refuseIf(states(input) && isBackwards(input.after.at, input.now), 'at'),
})

/** What challenges, entrants, solves and awards must keep. */
export const competitionsRules: RecordRules = { ...challenge, ...entrant, ...solve, ...award }
