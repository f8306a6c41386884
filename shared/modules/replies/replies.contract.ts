import { z } from 'zod'
import { answer, command } from '../../contract/operation.ts'
import { longestReply, type ReplyKind } from './replies.codec.ts'

/**
 * What came of a reply: the record that it answered, and the key that signed it, with its fingerprint. `isConfirmed`
 * tells whether somebody had confirmed that the key is the person's; until then it says that some key signed, no more.
 */
export type AcceptedReply = {
  readonly kind: ReplyKind
  readonly record: string
  readonly id: string
  readonly title: string
  readonly person: string
  readonly fingerprint: string
  readonly isConfirmed: boolean
}

export const repliesContract = {
  reply: {
    /** Takes one signed reply, in hexadecimal, to the record that asked for it; refused by name, or taken whole. */
    accept: command(
      ['administrator', 'lead', 'auditor', 'trainer'],
      z.strictObject({ reply: z.string().max(2 * longestReply + 2) }),
      answer<AcceptedReply>(),
    ),
  },
} as const
