import { isBackwards, isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type RuleInput,
  refuseIf,
  states,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { textOf } from './people.validity.ts'

/** What a qualification renews; one that is archived renews nothing. */
function renewedBy(values: Readonly<Record<string, AnyValue>> | null): string | null {
  return values === null || values.archived === true ? null : textOf(values.renews)
}

/** The qualification that a change newly says it renews. */
function newlyRenewed({ before, after, read }: RuleInput): AnyEntity | null {
  const renews = renewedBy(after)
  return renews === null || renews === renewedBy(before) ? null : read.find('qualification', renews)
}

/** What degrees, certificates and licences must keep. */
export const expertiseRules = defineRules('qualification', {
  awardedInFuture: (input) => {
    const { awardedOn } = input.after
    return refuseIf(states(input) && isText(awardedOn) && awardedOn > input.today, 'awardedOn')
  },
  untilBeforeAwarded: (input) =>
    refuseIf(states(input) && isBackwards(input.after.awardedOn, input.after.validUntil), 'validUntil'),
  sameNumber: (input) => {
    const { issuer, serial } = input.after
    if (!states(input) || !isText(serial) || !isText(issuer)) return null
    const others = input.read.all('qualification', { issuer, serial })
    return refuseIf(
      others.some(({ id }) => id !== input.before?.id),
      'serial',
    )
  },
  renewsAnother: (input) => {
    const renewed = newlyRenewed(input)
    const isOwn = renewed?.id === input.before?.id || renewed?.person !== input.after.person
    return refuseIf(renewed !== null && isOwn, 'renews')
  },
  renewsEnded: (input) => {
    const state = newlyRenewed(input)?.state
    return refuseIf(state === 'renewed' || state === 'withdrawn', 'renews')
  },
})

/** A qualification that another one renews is renewed with it, and stands for itself again once the other does not. */
export const expertiseConsequences: RecordConsequences = {
  qualification: (input) => {
    const [former, renews] = [renewedBy(input.before), renewedBy(input.after)]
    if (former === renews) return []
    const left = former === null ? null : input.read.find('qualification', former)
    const revived: readonly Consequence[] =
      left?.state === 'renewed'
        ? [{ record: 'qualification', id: left.id, step: 'revive', changes: { checkedBy: null, checkedOn: null } }]
        : []
    const renewed: readonly Consequence[] =
      renews === null ? [] : [{ record: 'qualification', id: renews, step: 'renew' }]
    return [...revived, ...renewed]
  },
}
