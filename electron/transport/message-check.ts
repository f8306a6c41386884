import { z } from 'zod'
import { OperationError } from '#shared/contract/errors.ts'

const number = z.string().regex(/^[0-9a-z]{1,20}$/)

/**
 * What a client of ours sends and nothing more: a call or the end of one. Headers, other methods, client streams and the
 * type notes of oRPC's serializer stay unused, so they are refused rather than interpreted.
 */
const messageCheck = z.union([
  z.strictObject({
    i: number,
    p: z.strictObject({
      u: z.string().regex(/^\/[A-Za-z]{1,60}\/[A-Za-z]{1,60}$/),
      b: z.strictObject({ json: z.unknown(), meta: z.tuple([]).optional() }).optional(),
    }),
  }),
  z.strictObject({ i: number, t: z.literal(4), p: z.unknown().optional() }),
])

/** Refuses text that is no message, before oRPC sees it. */
export function checkMessage(text: string): void {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    throw new OperationError('invalid', 'errors.messageMalformed')
  }
  if (!messageCheck.safeParse(message).success) throw new OperationError('invalid', 'errors.messageMalformed')
}
