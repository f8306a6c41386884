import { afterAll, beforeAll, expect, it } from 'vitest'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { SigningStanding } from '#shared/modules/reports/signing.projection.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, verdictOf } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { sealedForTwo } from './testing/sealed-for-two.ts'

let engine: Engine
let vera: AnyEntity
let seal: string
let first: Buffer

beforeAll(async () => {
  engine = await testEngine()
  vera = await engine.addMember('vera', ['auditor'])
  await engine.addMember('otto', ['auditor'])
  await engine.addMember('tess', ['trainer'])
  const sealed = await sealedForTwo(engine, vera)
  seal = sealed.document
  first = await bytesOf(engine, sealed.file)
})
afterAll(() => engine.remove())

const sign = (password = testPassword) => engine.call<SealedReport>('report.countersign', { seal, password })
const room = async () => (await engine.call<SigningRoom>('report.room', {})).documents
const standing = () => engine.call<SigningStanding & { mayNext: boolean }>('report.signatures', { seal })

it('says who is next, and refuses everybody else by name', async () => {
  // Whoever issued it has sealed it, in the second place.
  expect(await standing()).toMatchObject({ next: 0, mayNext: false, places: [{ signedAt: null }, {}] })
  expect(await refusalOf(sign())).toMatchObject({
    code: 'conflict',
    key: 'errors.notTheirTurn',
    parameters: { name: 'Person vera' },
  })
  expect(await room()).toMatchObject([{ seal, part: 'others', isOwn: true, next: 0 }])
  await engine.as('otto')
  expect(await room()).toMatchObject([{ seal, part: 'others', isOwn: false }])
  // Audits are not for trainers, and so their documents are not either.
  await engine.as('tess')
  expect(await room()).toEqual([])
  expect((await refusalOf(standing())).code).toBe('missing')
  await engine.as('otto')
  const entries = engine.entries()
  expect(await refusalOf(sign())).toMatchObject({ code: 'forbidden', key: 'errors.notASignatory' })
  await engine.as('vera')
  expect(await room()).toMatchObject([{ seal, kind: 'audit', part: 'mine', isOwn: false }])
  expect((await refusalOf(sign('not-the-password-at-all'))).code).not.toBe('internal')
  expect(engine.entries()).toBe(entries)
})

it('adds a signature that leaves all bytes before it, genuine to every judge', async () => {
  await engine.as('vera')
  expect(await standing()).toMatchObject({ next: 0, mayNext: true })
  const { file } = await sign()
  const both = await bytesOf(engine, file)
  expect(both.subarray(0, first.length).equals(first)).toBe(true)
  const verdict = await verdictOf(engine, both)
  expect(verdict.verdict).toBe('genuine')
  expect(verdict.signatures.map(({ state }) => state)).toEqual(['genuine', 'genuine'])
  const changed = Buffer.from(both)
  const place = first.length + 200
  changed[place] = (changed[place] ?? 0) ^ 1
  expect((await verdictOf(engine, changed)).verdict).not.toBe('genuine')
  if (hasTools('pdfsig', 'qpdf'))
    withFile(both, (name) => {
      const said = run('pdfsig', name)
      expect(said.match(/Signature is Valid/g)).toHaveLength(2)
      // The newest signature, in the first place, covers the whole; the other what stood before it.
      expect(said).toMatch(/Signature #1:[\s\S]*- Total document signed[\s\S]*Signature #2:[\s\S]*Not total document/)
      run('qpdf', '--check', name)
    })
})

it('keeps both files, says who signed when, and asks nobody any more', async () => {
  const { places, next } = await standing()
  expect(next).toBeNull()
  expect(places.every(({ signedAt }) => signedAt !== null)).toBe(true)
  expect(await refusalOf(sign())).toMatchObject({ code: 'conflict', key: 'errors.signedByAll' })
  expect(await engine.call('export.list', {})).toMatchObject({ total: 2 })
  // One document, though two files of it were signed.
  expect(await room()).toMatchObject([{ seal, part: 'settled', isOwn: true, places: [{}, {}] }])
  expect((await engine.audit()).damages).toEqual([])
})
