import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { OperationError } from '#shared/contract/errors.ts'
import { encodeStampRequest, type StampQuestion } from '../documents/signature/time-stamp-request.ts'
import { readStampAnswer } from '../documents/verify/time-stamp-answer.ts'
import { maximumStampBytes } from '../documents/verify/time-stamp-read.ts'

/** Whom to ask, for what, and under which certificates (DER) the answer must hold; `now` in milliseconds. */
export type StampOrder = StampQuestion & {
  readonly url: string
  readonly stampTrust: readonly Uint8Array[]
  readonly now: number
}

/** So long an authority may take, from the first look-up of its name to the last byte of its answer. */
const longest = 10_000

/**
 * Asks a time-stamp authority over HTTP (RFC 3161, 3.4) and answers its token, judged. What leaves this machine is the
 * SHA-256 digest, a random number and what HTTP needs. `conflict`: `errors.stampUnreachable`, `errors.stampTimeout`,
 * `errors.stampHttp`, and what `readStampAnswer` refuses.
 */
export async function askTimeStamp({ url, stampTrust, now, ...question }: StampOrder): Promise<Uint8Array> {
  const answer = await exchanged(new URL(url), encodeStampRequest(question))
  return await readStampAnswer(answer, question, { trust: [], stampTrust, now })
}

function refused(key: string, parameters: Readonly<Record<string, string | number>>): OperationError {
  return new OperationError('conflict', key, { parameters })
}

async function exchanged(address: URL, body: Buffer): Promise<Buffer> {
  const overdue = AbortSignal.timeout(longest)
  try {
    return await posted(address, body, overdue)
  } catch (error) {
    if (error instanceof OperationError) throw error
    if (overdue.aborted) throw refused('errors.stampTimeout', { seconds: longest / 1000 })
    throw refused('errors.stampUnreachable', { reason: causeOf(error) })
  }
}

/** The name that Node gives a failure; a whole message could quote what a server sent. */
function causeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}

function posted(address: URL, body: Buffer, signal: AbortSignal): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const send = address.protocol === 'https:' ? secureRequest : plainRequest
  const asked = send(address, {
    method: 'POST',
    // Nothing is kept open, and nothing is sent over a connection that somebody else opened.
    agent: false,
    signal,
    headers: {
      'Content-Type': 'application/timestamp-query',
      Accept: 'application/timestamp-reply',
      'Content-Length': body.length,
    },
  })
  asked.on('error', reject)
  asked.on('response', (answer) => {
    const fail = (error: Error) => {
      answer.destroy()
      reject(error)
    }
    answer.on('error', reject)
    // A redirect is an answer like any other that is none: whoever is asked was named by a person.
    if (answer.statusCode !== 200) return fail(refused('errors.stampHttp', { status: answer.statusCode ?? 0 }))
    const chunks: Buffer[] = []
    let length = 0
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length > maximumStampBytes) fail(refused('errors.stampTooLarge', {}))
    })
    answer.on('end', () => resolve(Buffer.concat(chunks)))
  })
  asked.end(body)
  return promise
}
