import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '#services/vault/certificates.ts'
import { didOfKey, pointJwk, signJws } from '#services/vault/jws.ts'
import { type BadgeSource, badgeCredential } from '#shared/modules/training/badge-credential.ts'
import { isBadgeHead, isGivenTo } from '#shared/modules/verification/badge.verdict.ts'
import { drawBadge } from '../badge/draw-badge.ts'
import { sampleAuthority, sampleInstant, samplePerson } from '../testing/sample-signers.ts'
import { checkBadge } from './badge-check.ts'

const now = sampleInstant + 3_600_000
const [authority, rogue] = [await sampleAuthority(), await sampleAuthority('b'.repeat(64))]
const trainer = await samplePerson(authority, 'Tom', '10')
const impostor = await samplePerson(rogue, 'Tom', '10')
const did = (der: Uint8Array) => didOfKey(readCertificate(der).publicKey) ?? ''
const input = { trust: [authority.certificate], now }

const uuid = (digit: string) => `0199${digit.repeat(4)}-0000-7000-8000-000000000000`.replace(/^0199(.{4})/, '0199$1')
const source: BadgeSource = {
  ...{ certificate: uuid('a'), number: 'CR-2026-001', title: 'Forensics 取证', about: 'course', subject: uuid('b') },
  ...{
    person: uuid('c'),
    issuer: { id: did(authority.certificate), name: 'Nordwind' },
    description: 'd',
    criteria: 'c',
  },
  ...{ language: 'en', identity: { type: 'emailAddress', value: 'Ada@Example.org', salt: 'Kosher' } },
  ...{ validFrom: new Date(sampleInstant).toISOString(), signedAt: new Date(sampleInstant + 60_000).toISOString() },
}
const credential = badgeCredential(source)

function headerOf(signer: typeof trainer, own = signer): object {
  const point = readCertificate(own.certificates[0] ?? new Uint8Array()).publicKey.subarray(26)
  const x5c = signer.certificates.map((der) => Buffer.from(der).toString('base64'))
  return { alg: 'ES256', typ: 'JWT', jwk: { ...pointJwk(point), x5c } }
}
const jws = await signJws(headerOf(trainer), credential, trainer)
const judge = async (text: string | Buffer, trust = input) => {
  const { verdict, findings } = await checkBadge(Buffer.from(text), trust)
  return [verdict, findings.map(({ key }) => key)]
}
const signed = (changes: object, header: object = headerOf(trainer), signer = trainer) =>
  signJws(header, { ...credential, ...changes }, signer)
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('an Open Badge', () => {
  it('is genuine under a known issuer, and says whose it is by the hash alone', async () => {
    const { verdict, findings, badge, signer } = await checkBadge(Buffer.from(jws), input)
    expect([verdict, findings]).toEqual(['genuine', []])
    expect(badge).toMatchObject({ title: 'Forensics 取证', issuer: 'Nordwind', number: 'CR-2026-001' })
    expect(signer).toMatchObject({ name: 'Tom', signedAt: sampleInstant + 60_000, authority: { standing: 'trusted' } })
    expect(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/ada@|Ada/i)
    const known = ['ada@example.org', ' Ada@Example.ORG ', 'eve@example.org', '']
    expect(known.map((one) => badge && isGivenTo(badge, one))).toEqual([true, true, false, false])
  })

  it('hashes an identifier as the specification does', () => {
    // The example of Open Badges 3.0, IdentityHash: a@example.com with the salt Kosher.
    const value = 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'
    const badge = { identities: [{ type: 'emailAddress', isHashed: true, value, salt: 'Kosher' }] }
    expect(isGivenTo(badge, 'a@example.com')).toBe(true)
  })

  it('is told by its cause where it is not genuine, each kind of file alike', async () => {
    const [head = '', body = '', tail = ''] = jws.split('.')
    const foreign = { id: 'https://example.edu/1', type: ['Profile'], name: 'Example' }
    const later = new Date(now + 86_400_000).toISOString()
    const earlier = new Date(now - 60_000).toISOString()
    const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)
    const aloneOf = (signer: typeof trainer) => ({
      alg: 'ES256',
      jwk: { ...Object(headerOf(signer)).jwk, x5c: undefined },
    })
    const keyAlone = aloneOf(trainer)
    const overdue = { validUntil: earlier, exp: seconds(earlier) }
    const table: readonly (readonly [string, string | Buffer, string, readonly string[]])[] = [
      ['nothing', '', 'not-genuine', ['badge.none']],
      ['prose', 'hello', 'not-genuine', ['badge.none']],
      ['no signature', `${part({ alg: 'none' })}.${body}.AA`, 'not-genuine', ['badge.algorithm']],
      ['a shared secret', `${part({ alg: 'HS256' })}.${body}.${tail}`, 'not-genuine', ['badge.algorithm']],
      [
        'an algorithm of others',
        `${part({ alg: 'EdDSA' })}.${body}.${tail}`,
        'cannot-judge',
        ['badge.algorithmUnknown'],
      ],
      [
        'a key elsewhere',
        `${part({ alg: 'ES256', kid: 'https://x' })}.${body}.${tail}`,
        'cannot-judge',
        ['badge.keyElsewhere'],
      ],
      [
        'another payload',
        `${head}.${part({ ...credential, name: 'x' })}.${tail}`,
        'changed',
        ['badge.signatureBroken'],
      ],
      ['another key', await signJws(headerOf(trainer), credential, impostor), 'changed', ['badge.signatureBroken']],
      [
        'a certificate of another key',
        await signJws(headerOf(trainer, impostor), credential, impostor),
        'not-genuine',
        ['badge.certificateOther'],
      ],
      ['the issuer of others', await signed({}, headerOf(impostor), impostor), 'not-genuine', ['badge.issuerOther']],
      ['a claim of its own', await signed({ sub: 'urn:x' }), 'not-genuine', ['badge.claim']],
      ['another issuer in the claims', await signed({ issuer: foreign }), 'not-genuine', ['badge.claim']],
      ['an expired one', await signed({ validUntil: earlier, exp: seconds(earlier) }), 'expired', ['badge.expired']],
      [
        'one of tomorrow',
        await signed({ validFrom: later, nbf: seconds(later) }),
        'not-genuine',
        ['badge.notYetValid'],
      ],
      ['no moment', await signed({ validUntil: 'never' }), 'expired', ['badge.expired']],
      [
        'something else signed',
        await signJws(headerOf(trainer), { hello: 1 }, trainer),
        'not-genuine',
        ['badge.notABadge'],
      ],
      [
        'a foreign one',
        await signJws(keyAlone, { ...credential, issuer: foreign, iss: foreign.id }, trainer),
        'genuine-unknown-issuer',
        ['badge.unknownIssuer'],
      ],
      [
        'a member in the name of others',
        await signed({ issuer: foreign, iss: foreign.id }),
        'genuine-unknown-issuer',
        ['badge.unknownIssuer'],
      ],
      [
        "a key of one's own in the name of the team",
        await signJws(keyAlone, credential, impostor),
        'changed',
        ['badge.signatureBroken'],
      ],
      [
        'the same, with that key',
        await signJws(aloneOf(impostor), credential, impostor),
        'not-genuine',
        ['badge.issuerOther'],
      ],
      [
        'an expired one of nobody known',
        await signJws(aloneOf(impostor), { ...credential, ...overdue, issuer: foreign, iss: foreign.id }, impostor),
        'genuine-unknown-issuer',
        ['badge.unknownIssuer', 'badge.expired'],
      ],
      [
        'an extension to be understood',
        await signed({}, { ...headerOf(trainer), crit: ['urn:x'] }),
        'not-genuine',
        ['badge.malformed'],
      ],
      ['a moment that no date can say', await signed({ exp: 1e20 }), 'not-genuine', ['badge.notABadge']],
      ['a proof within', JSON.stringify({ ...credential, proof: {} }), 'cannot-judge', ['badge.embeddedProof']],
      ['bare JSON', JSON.stringify(credential), 'not-genuine', ['badge.unsigned']],
      ['an envelope', JSON.stringify({ id: `data:application/vc+jwt,${jws}` }), 'genuine', []],
      ['a list of one', JSON.stringify({ compactJwsString: [jws] }), 'genuine', []],
      ['a list of two', JSON.stringify({ compactJwsString: [jws, jws] }), 'not-genuine', ['badge.several']],
    ]
    for (const [what, text, verdict, keys] of table)
      expect([what, ...(await judge(text))]).toEqual([what, verdict, keys])
    const unknown = await judge(jws, { trust: [], now })
    expect(unknown).toEqual(['genuine-unknown-issuer', ['badge.unknownIssuer']])
  })

  it('refuses every flipped bit', async () => {
    const bytes = Buffer.from(jws)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(bytes)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const { verdict } = await checkBadge(flipped, input)
        expect(['changed', 'not-genuine', 'cannot-judge']).toContain(verdict)
      }),
      { numRuns: 600 },
    )
    // The last character has bits that no byte needs: every other one is refused too.
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter(
      (one) => !jws.endsWith(one),
    )
    for (const last of others) expect((await judge(`${jws.slice(0, -1)}${last}`))[0]).not.toBe('genuine')
  })
})

describe('a picture with a badge', () => {
  const picture = {
    about: 'course',
    kind: 'k',
    title: 't',
    organisation: 'o',
    foot: 'f',
    colour: null,
    family: 'latin',
  } as const
  const [png, svg] = [drawBadge({ format: 'png', jws, picture }), drawBadge({ format: 'svg', jws, picture })]

  function chunk(type: string, data: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const baked = (text: string, flag = 0) =>
    Buffer.concat([
      png.subarray(0, 33),
      chunk('iTXt', Buffer.from(`openbadgecredential\0${String.fromCharCode(flag)}\0\0\0${text}`)),
    ])

  it('is judged by what is baked into it, and known by its beginning', async () => {
    expect([await judge(png), await judge(svg)]).toEqual([
      ['genuine', []],
      ['genuine', []],
    ])
    for (const bytes of [png, svg, Buffer.from(jws), Buffer.from(`\u{feff}{}`)])
      expect(isBadgeHead(bytes.subarray(0, 32))).toBe(true)
    expect(isBadgeHead(Buffer.from('%PDF-1.7'))).toBe(false)
  })

  it('that is hostile is told by its cause, and nothing of it is followed', async () => {
    const tag = `<openbadges:credential verify="${jws}"/>`
    const of = (inner: string, before = '') => `${before}<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`
    const long = Buffer.from(png)
    long.writeUInt32BE(0xffffffff, 8)
    const table: readonly (readonly [string, string | Buffer, string])[] = [
      [
        'entities',
        of(tag, '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'),
        'badge.svgDoctype',
      ],
      ['a script without a badge', of('<script>alert(1)</script>'), 'badge.none'],
      ['two badges', of(tag + tag), 'badge.several'],
      ['no end', `<svg>${tag}`, 'badge.svgUnreadable'],
      ['depth', of('<g>'.repeat(10_000)), 'badge.svgUnreadable'],
      ['another root', `<html>${tag}</html>`, 'badge.none'],
      ['a length beyond the end', long, 'badge.pngDamaged'],
      ['a torn head', png.subarray(0, 20), 'badge.pngDamaged'],
      ['two chunks', Buffer.concat([baked(jws), baked(jws).subarray(33)]), 'badge.several'],
      ['a compressed chunk', baked(jws, 1), 'badge.compressed'],
      ['no badge', png.subarray(0, 33), 'badge.none'],
      ['a very large file', Buffer.alloc(10_000_001, 0x20), 'badge.tooLarge'],
    ]
    for (const [what, bytes, key] of table)
      expect([what, ...(await judge(bytes))]).toEqual([what, 'not-genuine', [key]])
    const torn = Buffer.from(png)
    const at = torn.indexOf(jws)
    torn[at + 40] = (torn[at + 40] ?? 0) ^ 1
    expect(await judge(torn)).toEqual(['changed', ['badge.pngDamaged']])
    // A script beside a badge is never run: the picture is not drawn at all.
    expect((await judge(of(`${tag}<script>alert(1)</script>`)))[0]).toBe('genuine')
  })

  it('may be any bytes: nothing is thrown', async () => {
    const starts = [png.subarray(0, 8), Buffer.from('<svg'), Buffer.from('{'), Buffer.from('eyJ')]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        expect((await checkBadge(Buffer.concat([start, rest]), input)).verdict).not.toBe('genuine')
      }),
      { numRuns: 300 },
    )
  })
})
