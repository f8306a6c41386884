import { isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, refuseIf, states, takes } from '../../record/rules.ts'
import { decodeHex, keyFingerprint } from './replies.codec.ts'

/** What keys of replies must keep. */
export const replyRules: RecordRules = defineRules('replyKey', {
  otherFingerprint: (input) => {
    const { publicKey, fingerprint } = input.after
    const bytes = isText(publicKey) ? decodeHex(publicKey) : null
    return refuseIf(states(input) && (bytes?.length !== 32 || keyFingerprint(bytes) !== fingerprint), 'publicKey')
  },
  // A rule and no separation of duties, which would ask every lead to confirm every key.
  confirmsOwn: (input) => refuseIf(takes(input, 'confirm') && input.after.person === input.person),
  givenAway: (input) =>
    refuseIf(
      input.before !== null && ['person', 'publicKey'].some((field) => input.after[field] !== input.before?.[field]),
      'person',
    ),
})
