import { isText } from '../../record/rule-values.ts'
import type { Consequence, RecordConsequences, RuleInput, RuleReader } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { type AwardFacts, gainsOf, inOrder, rollUp, type SolveFacts, solvedBy } from './competitions.roll-ups.ts'
import { challengeValue, type Valuing } from './competitions.valuing.ts'

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')
const countOf = (value: AnyValue | undefined) => (typeof value === 'number' ? value : null)

function solveFacts(entity: AnyEntity): SolveFacts {
  const { id, entrant, challenge, at, value, exclusion } = entity
  const known = exclusion === 'beforeStart' || exclusion === 'afterEnd' || exclusion === 'repeated' ? exclusion : null
  return {
    ...{ id, entrant: textOf(entrant), challenge: textOf(challenge), at: textOf(at) },
    ...{ value: countOf(value), exclusion: known },
  }
}

function awardFacts({ entrant, points, at }: AnyEntity): AwardFacts {
  return { entrant: textOf(entrant), points: countOf(points) ?? 0, at: textOf(at) }
}

function valuingOf({ valuing, value, initial, minimum, decay }: AnyEntity): Valuing {
  return {
    valuing: valuing === 'linear' || valuing === 'logarithmic' ? valuing : 'static',
    ...{ value: countOf(value), initial: countOf(initial), minimum: countOf(minimum), decay: countOf(decay) },
  }
}

/** Whom the scoreboard of a competition leaves out. */
function unseen(read: RuleReader, competition: string): ReadonlySet<string> {
  const rows = [
    ...read.all('entrant', { competition, hidden: true }),
    ...read.all('entrant', { competition, banned: true }),
  ]
  return new Set(rows.map(({ id }) => id))
}

/** Solves as they stand; `own` stands in for the one whose value is only being settled. */
function settledSolves(
  read: RuleReader,
  where: Readonly<Record<string, string>>,
  own: SolveFacts | null,
): readonly SolveFacts[] {
  const solves = read.all('solve', where).map(solveFacts)
  return own === null ? solves : solves.map((one) => (one.id === own.id ? own : one))
}

type Subject = { readonly challenge: string; readonly competition: string }

/** The solves of a challenge that count, in the order in which they happened. */
function counted(read: RuleReader, { challenge, competition }: Subject, own: SolveFacts | null = null) {
  const out = unseen(read, competition)
  const solves = settledSolves(read, { challenge }, own)
  return inOrder(solves.filter(({ exclusion, entrant }) => exclusion === null && !out.has(entrant)))
}

/** What is kept with an entrant. */
function entrantFollows(read: RuleReader, entrant: string, own: SolveFacts | null = null): readonly Consequence[] {
  const held = read.find('entrant', entrant)
  const freezesAt = held === null ? null : read.find('competition', textOf(held.competition))?.freezesAt
  if (held === null) return []
  const settled = settledSolves(read, { entrant }, own)
  const awards = read.all('award', { entrant }).map(awardFacts)
  const changes = { ...rollUp(gainsOf(settled, awards), isText(freezesAt) ? freezesAt : null) }
  return changed('entrant', held, changes)
}

function challengeFollows(
  read: RuleReader,
  { challenge, competition }: Subject,
  own: SolveFacts | null = null,
): readonly Consequence[] {
  const held = read.find('challenge', challenge)
  if (held === null) return []
  const solves = counted(read, { challenge, competition }, own)
  const first = solves[0]
  const freezesAt = read.find('competition', competition)?.freezesAt
  const changes = {
    ...solvedBy(solves, isText(freezesAt) ? freezesAt : null),
    firstBlood: first?.entrant ?? null,
    firstBloodAt: first?.at ?? null,
  }
  return changed('challenge', held, changes)
}

/** A change only where there is one: the journal holds what happened. */
function changed(record: string, held: AnyEntity, changes: Readonly<Record<string, AnyValue>>): readonly Consequence[] {
  const isSame = Object.entries(changes).every(([field, value]) => sameValue(held[field] ?? null, value))
  return isSame ? [] : [{ record, id: held.id, changes }]
}

/** The value is settled once, by the solves before this one, and stays. */
function settleSolve(input: RuleInput & { readonly id: string }): SolveFacts | null {
  const { read, after, id } = input
  const challenge = read.find('challenge', textOf(after.challenge))
  if (challenge === null) return null
  const subject = { challenge: challenge.id, competition: textOf(after.competition) }
  const before = counted(read, subject).filter((one) => one.id !== id && one.at <= textOf(after.at)).length
  const value = countOf(after.value) ?? challengeValue(valuingOf(challenge), before)
  return {
    ...{ id, entrant: textOf(after.entrant), challenge: challenge.id, at: textOf(after.at), value },
    // Whoever corrects the moment of an excluded solve has passed the rules that it broke.
    exclusion: null,
  }
}

function solveFollows(input: RuleInput & { readonly id: string }): readonly Consequence[] {
  const { read, action, after, id } = input
  const [entrant, challenge, competition] = [after.entrant, after.challenge, after.competition].map(textOf)
  if (!entrant || !challenge || !competition) return []
  const subject = { challenge, competition }
  if (action === 'archive') return [...entrantFollows(read, entrant), ...challengeFollows(read, subject)]
  const own = settleSolve(input)
  const names = [read.find('entrant', entrant)?.name, read.find('challenge', challenge)?.name].map(textOf)
  const changes = { title: names.join(' · '), value: own?.value ?? null, exclusion: null }
  return [
    { record: 'solve', id, changes },
    ...entrantFollows(read, entrant, own),
    ...challengeFollows(read, subject, own),
  ]
}

function isChanged({ before, after }: RuleInput, fields: readonly string[]): boolean {
  return fields.some((field) => !sameValue(before?.[field] ?? null, after[field] ?? null))
}

/** Roll-ups are kept in the transaction of the change that moves them, so that a ranking reads entrants alone. */
export const competitionConsequences: RecordConsequences = {
  solve: solveFollows,
  award: ({ read, after }) => entrantFollows(read, textOf(after.entrant)),
  entrant: (input) => {
    const { read, id, after, before } = input
    // Nothing is written as nothing at once: were it written with the first gain, a gain after a freeze would be told by it.
    if (before === null) return entrantFollows(read, id)
    if (!isChanged(input, ['hidden', 'banned'])) return []
    const challenges = new Set(read.all('solve', { entrant: id }).map(({ challenge }) => textOf(challenge)))
    const competition = textOf(after.competition)
    return [...challenges].flatMap((challenge) => challengeFollows(read, { challenge, competition }))
  },
  challenge: ({ read, id, before, after }) =>
    before === null ? challengeFollows(read, { challenge: id, competition: textOf(after.competition) }) : [],
  competition: (input) =>
    input.before === null || !isChanged(input, ['freezesAt'])
      ? []
      : [
          ...input.read.all('entrant', { competition: input.id }).flatMap(({ id }) => entrantFollows(input.read, id)),
          ...input.read
            .all('challenge', { competition: input.id })
            .flatMap(({ id }) => challengeFollows(input.read, { challenge: id, competition: input.id })),
        ],
}
