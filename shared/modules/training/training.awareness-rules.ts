import { isGreater, isText } from '../../record/rule-values.ts'
import { defineRules, refuseIf, states } from '../../record/rules.ts'

const campaign = defineRules('awarenessCampaign', {
  reachedMore: (input) => refuseIf(states(input) && isGreater(input.after.reached, input.after.invited), 'reached'),
})

const result = defineRules('drillResult', {
  twice: (input) => {
    const { campaign: of, email } = input.after
    if (!states(input) || !isText(of) || !isText(email)) return null
    const others = input.read.all('drillResult', { campaign: of, email }).filter(({ id }) => id !== input.before?.id)
    return refuseIf(others.length > 0, 'email')
  },
})

/** What campaigns of awareness and results of drills must keep. */
export const awarenessRules = { ...campaign, ...result }
