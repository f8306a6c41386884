import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, refuseIf, states, takes } from '../../record/rules.ts'

/** What a session must keep: it ends after it starts, names nobody twice, and is held once it is said of everybody invited whether they came. */
export const trainingSessionRules = defineRules('trainingSession', {
  endBeforeStart: (input) => {
    const { startsAt, endsAt } = input.after
    return refuseIf(states(input) && isText(startsAt) && isText(endsAt) && endsAt <= startsAt, 'endsAt')
  },
  attendedTwice: (input) =>
    refuseIf(
      states(input) && hasRepeats(partRows(input.after.attendance).map((row) => String(row.person))),
      'attendance',
    ),
  unmarked: (input) => {
    const { length } = takes(input, 'hold') ? partRows(input.after.attendance).filter((row) => !isText(row.status)) : []
    return refuseIf(length > 0, 'attendance', { count: length })
  },
})
