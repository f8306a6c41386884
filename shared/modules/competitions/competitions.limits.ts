import { isBackwards, isText, partRows } from '../../record/rule-values.ts'
import { type Refusal, type RuleInput, refuseIf, states } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'

/** Whether a change gives one of these fields another value than the record was made with. */
export function moves({ before, after }: RuleInput, fields: readonly string[]): boolean {
  return before !== null && fields.some((field) => !sameValue(before[field] ?? null, after[field] ?? null))
}

/** A change of the period that solves which count would fall out of. */
function fallenOut(input: RuleInput): number {
  const { startsAt, endsAt } = input.after
  if (input.before === null || !moves(input, ['startsAt', 'endsAt'])) return 0
  return input.read
    .all('solve', { competition: input.before.id })
    .filter(({ exclusion }) => (exclusion ?? null) === null)
    .filter(({ at }) => isBackwards(startsAt, at) || isBackwards(at, endsAt)).length
}

/** What a competition must keep on account of who takes part and what was solved. */
export const competitionLimits = {
  freezeOutside: (input) => {
    const { startsAt, freezesAt, endsAt } = input.after
    return refuseIf(states(input) && (isBackwards(startsAt, freezesAt) || isBackwards(freezesAt, endsAt)), 'freezesAt')
  },
  solvesOutside: (input) => {
    const count = states(input) ? fallenOut(input) : 0
    return refuseIf(count > 0, 'startsAt', { count })
  },
  otherEntrants: (input) => {
    const wanted = input.after.entry === 'team' ? 'person' : 'team'
    if (input.before === null || !isText(input.after.entry) || !moves(input, ['entry'])) return null
    return refuseIf(input.read.all('entrant', { competition: input.before.id, kind: wanted }).length > 0, 'entry')
  },
  rankBeyondField: (input) => {
    const { fieldSize } = input.after
    const index = partRows(input.after.teams).findIndex(
      ({ rank }) => typeof rank === 'number' && typeof fieldSize === 'number' && rank > fieldSize,
    )
    return refuseIf(states(input) && index >= 0, `teams.${index}.rank`)
  },
} satisfies Readonly<Record<string, (input: RuleInput) => Refusal | null>>
