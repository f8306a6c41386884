import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractBadge } from '#services/documents/badge/badge-extract.ts'
import { run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { type BadgeVerdict, isGivenTo } from '#shared/modules/verification/badge.verdict.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'

/** A signature of two numbers as OpenSSL reads it: a sequence of two integers (RFC 3279, 2.2.3). */
function derOf(raw: Buffer): Buffer {
  const integers = [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
    const from = number.findIndex((byte) => byte !== 0)
    const plain = number.subarray(from)
    const body = (plain[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), plain]) : plain
    return Buffer.concat([Buffer.from([0x02, body.length]), body])
  })
  const body = Buffer.concat(integers)
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}

const decoded = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString())

describe('the badge of a certificate', () => {
  let engine: Engine
  let ada: AnyEntity
  let issued: AnyEntity

  const create = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
  const move = async (record: string, id: string, step: string) => {
    const { revision } = (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
    return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, reason: 'Because' })
  }
  const badge = async (format: 'svg' | 'png' | 'jwt', certificate = issued.id) => {
    const order = { certificate, format, password: testPassword, language: 'en' }
    const { ticket, name } = await engine.call<OutgoingFile>('training.issueBadge', order)
    const pieces: Uint8Array[] = []
    for await (const piece of engine.workbench.download(ticket).chunks) pieces.push(piece)
    return { name, bytes: Buffer.concat(pieces) }
  }
  const judge = async (bytes: Buffer) =>
    await engine.call<BadgeVerdict>('verification.badge', { ticket: await engine.send('badge', bytes) })

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    const { id, revision } = (await engine.call<{ entity: AnyEntity }>('person.get', { id: ada.id })).entity
    await engine.call('person.update', { id, revision, changes: { email: 'Ada@example.org' } })
    await engine.addMember('tom', ['trainer'])
    const course = await create('course', { title: 'Forensics 取证', kind: 'technical' })
    const session = await create('trainingSession', {
      ...{ course: course.id, title: 'Day', attendance: [{ person: ada.id, status: 'attended', hours: null }] },
      ...{ startsAt: '2026-01-12T01:00:00.000Z', endsAt: '2026-01-12T08:30:00.000Z' },
    })
    await move('trainingSession', session.id, 'hold')
    issued = await create('certificate', { title: 'Forensics 取证', person: ada.id, course: course.id })
    expect((await refusalOf(badge('svg'))).key).toBe('badgeIssue.refused.draft')
    issued = await move('certificate', issued.id, 'issue')
  })
  afterAll(() => engine.remove())

  it('is signed so that OpenSSL says so too, over every format of its file', async () => {
    for (const format of ['svg', 'png', 'jwt'] as const) {
      const { name, bytes } = await badge(format)
      expect(name).toBe(`${issued.number} Forensics 取证.${format}`)
      const carried = extractBadge(bytes)
      const jws = 'jws' in carried ? carried.jws : ''
      const [head, body, tail = ''] = jws.split('.')
      const { alg, jwk } = decoded(head)
      expect(alg).toBe('ES256')
      const key: JsonWebKey = { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }
      const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
      const said = withFile(Buffer.from(`${head}.${body}`), (file, folder) => {
        const [keyFile, signature] = [path.join(folder, 'key.pem'), path.join(folder, 'signature.der')]
        writeFileSync(keyFile, pem)
        writeFileSync(signature, derOf(Buffer.from(tail, 'base64url')))
        return run('openssl', 'dgst', '-sha256', '-verify', keyFile, '-signature', signature, file)
      })
      expect(said).toContain('Verified OK')
      const { verdict, findings, badge: facts, signer } = await judge(bytes)
      expect([verdict, findings]).toEqual(['genuine', []])
      expect(signer?.authority?.standing).toBe('trusted')
      expect(facts).toMatchObject({ title: 'Forensics 取证', number: issued.number, subject: `urn:uuid:${ada.id}` })
      expect(facts && isGivenTo(facts, 'ada@EXAMPLE.org')).toBe(true)
    }
  })

  it('is a credential of Open Badges 3.0 with the claims of its proof', async () => {
    const { bytes } = await badge('jwt')
    const payload = decoded(bytes.toString().split('.')[1])
    expect(payload['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ])
    expect(payload).toMatchObject({
      ...{ id: `urn:uuid:${issued.id}`, jti: `urn:uuid:${issued.id}`, sub: `urn:uuid:${ada.id}` },
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { type: ['Profile'], name: 'Northwind Savings Bank' },
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [{ type: 'IdentityObject', hashed: true, identityType: 'emailAddress' }],
        achievement: { type: ['Achievement'], achievementType: 'CertificateOfCompletion' },
      },
    })
    expect(payload.iss).toBe(payload.issuer.id)
    expect(payload.iss).toMatch(/^did:key:zDn/)
    expect(payload.nbf * 1000).toBe(Date.parse(payload.validFrom))
    // The day of the certificate begins in the zone of the house.
    expect(payload.validFrom).toMatch(/T16:00:00Z$/)
    expect(JSON.stringify(payload)).not.toMatch(/ada@/i)
  })

  it('is not made by whom it is for, nor by a reader, nor with a wrong password', async () => {
    const wrong = { certificate: issued.id, format: 'svg', password: 'wrong', language: 'en' }
    expect((await refusalOf(engine.call('training.issueBadge', wrong))).key).toMatch(/^errors\./)
    await engine.as('ada')
    expect((await refusalOf(badge('svg'))).code).toBe('forbidden')
    await engine.as('mei')
  })

  it('is revoked with its certificate, to the vault that issued it; to others it is of an unknown issuer', async () => {
    const { bytes } = await badge('svg')
    await move('certificate', issued.id, 'revoke')
    const { verdict, findings } = await judge(bytes)
    expect([verdict, findings.map(({ key }) => key)]).toEqual(['revoked', ['badge.revoked']])
    expect((await refusalOf(badge('svg'))).key).toBe('badgeIssue.refused.revoked')
    const other = await testEngine(7)
    try {
      const ticket = await other.send('badge.svg', bytes)
      const elsewhere = await other.call<BadgeVerdict>('verification.badge', { ticket })
      expect(elsewhere.verdict).toBe('genuine-unknown-issuer')
      expect(elsewhere.signer?.authority?.standing).toBe('unknown')
    } finally {
      await other.remove()
    }
  })
})
