import { createHash, randomBytes } from 'node:crypto'
import { BitString, Integer, Sequence } from 'asn1js'
import { afterAll, describe, expect, it } from 'vitest'
import { encodeStampRequest, nonceOf, type StampQuestion } from '../signature/time-stamp-request.ts'
import { hasTools, run, withFile } from '../testing/outside-tools.ts'
import { opensslStampAuthority, type StampAuthority, stampKeys } from '../testing/stamp-authority.ts'
import { readStampAnswer } from './time-stamp-answer.ts'
import { judgeStamp } from './time-stamp-check.ts'
import { readStampToken } from './time-stamp-read.ts'

const content = Buffer.from('sealed on a Tuesday')
const made: StampAuthority[] = []
afterAll(() => {
  for (const authority of made) authority.remove()
})

function authority(...options: Parameters<typeof opensslStampAuthority>): StampAuthority {
  const one = opensslStampAuthority(...options)
  made.push(one)
  return one
}

function questionOf(bytes: Buffer = content): StampQuestion {
  return { imprint: createHash('sha256').update(bytes).digest(), nonce: nonceOf(randomBytes(8)) }
}

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => null,
    (error: unknown) => error,
  )
}

/** Asks an authority of openssl and judges its answer; `trust` is its root unless something else is given. */
async function ask(one: StampAuthority, change: { trust?: readonly Uint8Array[]; now?: number } = {}) {
  const question = questionOf()
  const answer = one.reply(encodeStampRequest(question))
  const trust = { trust: [], stampTrust: change.trust ?? [one.root], now: change.now ?? Date.now() }
  return { question, answer, token: readStampAnswer(answer, question, trust) }
}

/** A TimeStampResp without a stamp, as RFC 3161 writes a refusal. */
function refusal(status: number, bit?: number): Buffer {
  const bits = new Uint8Array(4)
  if (bit !== undefined) bits[bit >> 3] = 0x80 >> (bit & 7)
  const details = bit === undefined ? [] : [new BitString({ valueHex: bits })]
  return Buffer.from(
    new Sequence({ value: [new Sequence({ value: [new Integer({ value: status }), ...details] })] }).toBER(),
  )
}

describe.runIf(hasTools('openssl'))('time stamps of an authority of openssl', () => {
  it('asks in the words that openssl reads', () => {
    const question = questionOf()
    withFile(encodeStampRequest(question), (file) => {
      const text = run('openssl', 'ts', '-query', '-in', file, '-text')
      expect(text).toContain('Hash Algorithm: sha256')
      expect(text).toContain('Certificate required: yes')
      expect(text.toLowerCase()).toContain(Buffer.from(question.nonce).toString('hex'))
    })
  })

  it.each(Object.entries(stampKeys))('judges a stamp by a key of %s as openssl does', async (_, key) => {
    const one = authority({ key })
    const { question, answer, token } = await ask(one)
    const stamp = await token
    expect(one.verify(answer, content, 'answer')).toContain('Verification: OK')
    expect(one.verify(stamp, content, 'token')).toContain('Verification: OK')
    const { stampedAt } = readStampToken(stamp)
    expect(Math.abs(stampedAt - Date.now())).toBeLessThan(60_000)
    const digest = Buffer.from(question.imprint)
    const judge = async (stampTrust: readonly Uint8Array[], of: Buffer = digest) =>
      await judgeStamp({ contents: stamp, digest: of }, { trust: [], stampTrust, now: Date.now() })
    expect(await judge([one.root])).toMatchObject({
      ...{ state: 'genuine', stamper: 'Kairos clock', stampedAt, findings: [] },
      authority: { standing: 'trusted', name: 'Kairos root' },
    })
    expect(await judge([one.own])).toMatchObject({ state: 'genuine', authority: { name: 'Kairos clock' } })
    expect(await judge([])).toMatchObject({ state: 'genuine', authority: { standing: 'unknown' } })
    expect(await judge([one.root], createHash('sha256').update('other').digest())).toMatchObject({
      ...{ state: 'changed', findings: [{ key: 'verify.stampOfOther' }] },
    })
  })

  it('holds no stamp whose signed bytes differ in one bit', async () => {
    const one = authority()
    const { question, token } = await ask(one)
    const stamp = await token
    const digest = Buffer.from(question.imprint)
    const from = stamp.indexOf(digest)
    for (const position of [from, from + 60, stamp.length - 20, stamp.length - 200]) {
      const flipped = Buffer.from(stamp)
      flipped[position] = (flipped[position] ?? 0) ^ 1
      const trust = { trust: [], stampTrust: [one.root], now: Date.now() }
      const judged = await judgeStamp({ contents: flipped, digest }, trust).catch(() => ({ state: 'unreadable' }))
      expect(judged.state, String(position)).not.toBe('genuine')
    }
  })

  it.each([
    ['a purpose that is not critical', 'extendedKeyUsage=timeStamping\n'],
    ['a second purpose', 'extendedKeyUsage=critical,timeStamping,emailProtection\n'],
    ['no purpose', ''],
  ])('refuses a certificate with %s', async (_, extensions) => {
    // Made before the stamp, so that only their purpose can be what is wrong with them.
    const [fit, unfit] = [authority(), authority({ extensions })]
    const { question, token } = await ask(authority())
    const digest = Buffer.from(question.imprint)
    // openssl itself refuses to stamp with such a certificate: what another authority stamped is signed with it.
    const info = readStampToken(await token).content
    const trust = { trust: [], stampTrust: [unfit.root], now: Date.now() }
    const judged = await judgeStamp({ contents: unfit.sign(info), digest }, trust)
    expect(judged).toMatchObject({ state: 'cannot-judge', findings: [{ key: 'verify.stampPurpose' }] })
    const held = await judgeStamp({ contents: fit.sign(info), digest }, { ...trust, stampTrust: [fit.root] })
    expect(held).toMatchObject({ state: 'genuine', findings: [] })
  })

  it('refuses a certificate that was not valid when it stamped, and a stamp from the future', async () => {
    const expired = authority({ days: 0 })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(await refusalOf((await ask(expired)).token)).toMatchObject({ key: 'verify.stampNotValidThen' })
    const early = Date.now() - 3_600_000
    expect(await refusalOf((await ask(authority(), { now: early })).token)).toMatchObject({
      key: 'verify.stampInFuture',
    })
  })

  it('refuses an answer to another question, and one of an authority that is not trusted', async () => {
    const one = authority()
    const trust = { trust: [], stampTrust: [one.root], now: Date.now() }
    const { question, answer } = await ask(one)
    const other = { ...question, nonce: nonceOf(randomBytes(8)) }
    expect(await refusalOf(readStampAnswer(answer, other, trust))).toMatchObject({ key: 'errors.stampNonce' })
    const elsewhere = { ...question, imprint: createHash('sha256').update('other').digest() }
    expect(await refusalOf(readStampAnswer(answer, elsewhere, trust))).toMatchObject({ key: 'verify.stampOfOther' })
    const unknown = { ...trust, stampTrust: [] }
    const key = 'errors.stampAuthorityUnknown'
    expect(await refusalOf(readStampAnswer(answer, question, unknown))).toMatchObject({ code: 'conflict', key })
    const sameName = { ...trust, stampTrust: [authority().root] }
    const misused = await refusalOf(readStampAnswer(answer, question, sameName))
    expect(misused).toMatchObject({ key: 'verify.authorityNameMisused' })
  })

  it('names why the authority refuses, as openssl says it', async () => {
    const one = authority({ digests: 'sha512' })
    expect(await refusalOf((await ask(one)).token)).toMatchObject({
      ...{ code: 'conflict', key: 'errors.stampRefused.badAlg' },
      parameters: { text: expect.stringContaining('not supported') },
    })
  })
})

it.each([
  [refusal(2, 14), 'errors.stampRefused.timeNotAvailable'],
  [refusal(2, 25), 'errors.stampRefused.systemFailure'],
  [refusal(2), 'errors.stampRefused.rejection'],
  [refusal(3), 'errors.stampRefused.waiting'],
  [refusal(0), 'errors.stampMalformed'],
  [refusal(77), 'errors.stampMalformed'],
  [Buffer.from('<html>not found</html>'), 'errors.stampMalformed'],
  [Buffer.alloc(0), 'errors.stampMalformed'],
  [Buffer.alloc(65_537), 'errors.stampTooLarge'],
  [Buffer.alloc(60_000, 0x30), 'errors.stampMalformed'],
] as const)('answers for what is no stamp (%#)', async (bytes, key) => {
  const refused = await refusalOf(readStampAnswer(bytes, questionOf(), { trust: [], now: Date.now() }))
  expect(refused).toMatchObject({ code: 'conflict', key })
})
