import { BitString, fromBER, Integer, Utf8String } from 'asn1js'
import { OperationError } from '#shared/contract/errors.ts'
import type { StampQuestion } from '../signature/time-stamp-request.ts'
import type { TrustInput } from './chain-check.ts'
import { raw, sequence } from './der-read.ts'
import { judgeStamp, refuseUnfitStamp } from './time-stamp-check.ts'
import { maximumStampBytes, readStampToken } from './time-stamp-read.ts'

/** PKIFailureInfo by its bits (RFC 3161, 2.4.2). */
const failures: ReadonlyMap<number, string> = new Map([
  [0, 'badAlg'],
  [2, 'badRequest'],
  [5, 'badDataFormat'],
  [14, 'timeNotAvailable'],
  [15, 'unacceptedPolicy'],
  [16, 'unacceptedExtension'],
  [17, 'addInfoNotAvailable'],
  [25, 'systemFailure'],
])

/** PKIStatus by its number; the first two come with a stamp. */
const statuses = [
  'granted',
  'grantedWithMods',
  'rejection',
  'waiting',
  'revocationWarning',
  'revocationNotification',
] as const

function refused(key: string, parameters: Readonly<Record<string, string>> = {}, cause?: unknown): OperationError {
  return new OperationError('conflict', key, { parameters, cause })
}

/**
 * The token in a TimeStampResp (RFC 3161, 2.4.2) to this question, judged: it is of our digest and our nonce, and holds
 * under an authority of `trust.stampTrust`. Everything else is refused as `conflict`, each failure under a key of its own:
 * `errors.stampTooLarge`, `errors.stampMalformed`, `errors.stampRefused.<failInfo or status>`, `errors.stampNonce`, and the
 * findings of a stamp, `verify.stamp...`.
 */
export async function readStampAnswer(bytes: Buffer, question: StampQuestion, trust: TrustInput): Promise<Buffer> {
  if (bytes.length > maximumStampBytes) throw refused('errors.stampTooLarge')
  const token = tokenIn(bytes)
  const contents = Buffer.from(token)
  const { nonce } = reading(() => readStampToken(contents))
  if (nonce !== Buffer.from(question.nonce).toString('hex')) throw refused('errors.stampNonce')
  const judged = await judgeStamp({ contents, digest: Buffer.from(question.imprint) }, trust)
  refuseUnfitStamp(judged)
  if (judged.authority?.standing !== 'trusted')
    throw refused('errors.stampAuthorityUnknown', { name: judged.authority?.name ?? '' })
  return contents
}

/** The codec's refusals are of the kind `invalid`: what was sent is at fault here, not what was asked. */
function reading<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof OperationError && cause.code === 'conflict') throw cause
    if (cause instanceof OperationError && cause.key !== 'verify.signatureFormat') throw refused(cause.key, {}, cause)
    throw refused('errors.stampMalformed', {}, cause)
  }
}

function tokenIn(bytes: Buffer): Uint8Array {
  return reading(() => {
    const parsed = fromBER(bytes)
    if (parsed.offset !== bytes.length) throw refused('errors.stampMalformed')
    const [about, token, ...rest] = sequence(parsed.result)
    const [status, ...details] = sequence(about)
    if (!(status instanceof Integer) || rest.length > 0) throw refused('errors.stampMalformed')
    const said = statuses[status.valueBlock.valueDec]
    if (said === undefined) throw refused('errors.stampMalformed')
    if (said !== 'granted' && said !== 'grantedWithMods') throw refusalOf(said, details)
    if (token === undefined) throw refused('errors.stampMalformed')
    return raw(token)
  })
}

function refusalOf(status: string, details: readonly unknown[]): OperationError {
  const bits = details.find((part) => part instanceof BitString)
  const named = [...failures].find(([bit]) => bits !== undefined && isSet(bits, bit))?.[1]
  const reason = named ?? status
  return refused(`errors.stampRefused.${reason}`, { text: textIn(details) || reason })
}

function isSet(bits: BitString, bit: number): boolean {
  const byte = new Uint8Array(bits.valueBlock.valueHexView)[bit >> 3] ?? 0
  return (byte & (0x80 >> (bit & 7))) !== 0
}

/** What the authority says in its own words: in one line and bounded, for it is foreign text. */
function textIn(details: readonly unknown[]): string {
  const texts = details.flatMap((part) => {
    const members = typeof part === 'object' && part !== null && 'valueBlock' in part ? valuesIn(part.valueBlock) : []
    return members.flatMap((member) => (member instanceof Utf8String ? [member.getValue()] : []))
  })
  const line = texts
    .join(' ')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return [...line].slice(0, 200).join('')
}

function valuesIn(block: unknown): readonly unknown[] {
  return typeof block === 'object' && block !== null && 'value' in block && Array.isArray(block.value)
    ? block.value
    : []
}
