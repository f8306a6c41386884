import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, refuseCount, refuseIf, states, takes } from '../../record/rules.ts'
import { competitionLimits } from '../competitions/competitions.limits.ts'

/** What a competition must keep. */
export const competitionRules: RecordRules = defineRules('competition', {
  endBeforeStart: (input) => {
    const { startsAt, endsAt } = input.after
    return refuseIf(states(input) && isText(startsAt) && isText(endsAt) && endsAt <= startsAt, 'endsAt')
  },
  scoresUnmoderated: (input) => {
    if (!takes(input, 'finish') || input.before === null) return null
    const scores = input.read.all('score', { competition: input.before.id })
    return refuseCount(scores.filter((entry) => entry.state === 'recorded').length)
  },
  teamTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.teams).map((row) => String(row.name))), 'teams'),
  ...competitionLimits,
})
