import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { PackOutline } from '#shared/modules/packs/packs.contract.ts'
import type { PackVerdict } from '#shared/modules/packs/packs.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { hasTools } from '../../documents/testing/outside-tools.ts'
import { packSource, sendPackTo } from '../../packs/packs.test-support.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { attachmentFile } from '../../vault/attachments.ts'
import { vaultPaths } from '../../vault/vault-folder.ts'

type Outgoing = { readonly ticket: string; readonly name: string; readonly size: number }

let engine: Engine
let audit: AnyEntity
let department: AnyEntity
let packed: { readonly file: Outgoing; readonly bytes: Buffer }

async function fetched(file: Outgoing): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(file.ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function write(given: Readonly<Record<string, unknown>> = {}) {
  const input = { audit: audit.id, language: 'en', password: testPassword, ...given }
  const file = await engine.call<Outgoing>('pack.write', input)
  return { file, bytes: await fetched(file) }
}

async function check(bytes: Buffer): Promise<PackVerdict> {
  return await sendPackTo<PackVerdict>(engine, 'pack.check', packSource(bytes))
}

/** The pack unpacked by Debian's unzip into a folder of the engine, which goes with it. */
function unpacked(bytes: Buffer, name: string): string {
  const folder = path.join(engine.root, name)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'pack.zip'), bytes)
  execFileSync('unzip', ['-q', 'pack.zip'], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  rmSync(path.join(folder, 'pack.zip'))
  return folder
}

beforeAll(async () => {
  engine = await testEngine()
  department = await engine.call('department.create', { draft: { name: '网络部', code: 'NET' } })
  audit = await engine.call('audit.create', {
    draft: {
      title: '第一季度审计',
      kind: 'quarterly',
      period: { start: '2026-01-01', end: '2026-03-31' },
      leadAuditor: engine.vault.actor().person,
    },
  })
  const files = [
    await engine.attach('../../口令.txt', Buffer.from('admin / admin')),
    await engine.attach('CON.txt', Buffer.alloc(0)),
    await engine.attach('con.TXT', Buffer.alloc(200_000, 7)),
  ]
  await engine.call('finding.create', {
    draft: {
      title: 'Default password',
      audit: audit.id,
      severity: 'high',
      condition: 'The switch answers to its default password.',
      criterion: 'Baseline 4.2',
      department: department.id,
      evidence: files,
    },
  })
  await engine.call('checklistRow.create', {
    draft: {
      audit: audit.id,
      position: 7,
      question: 'Are default passwords gone?',
      evidence: [await engine.attach('invoice\u202Egpj.exe', Buffer.from('MZ'))],
    },
  })
  packed = await write()
})
afterAll(() => engine.remove())

describe('the evidence pack of an audit', () => {
  it('is outlined before it is made', async () => {
    const outline = await engine.call<PackOutline>('pack.outline', { audit: audit.id })
    expect(outline).toEqual({ files: 4, bytes: 13 + 200_000 + 2, records: 2, reports: 0, redacted: 0 })
  })

  it('has the size that was announced, and is genuine to the vault that made it', async () => {
    expect(packed.bytes.length).toBe(packed.file.size)
    const verdict = await check(packed.bytes)
    expect(verdict).toMatchObject({ verdict: 'genuine', findings: [], listed: 8, unlike: [] })
    expect(verdict.signature).toMatchObject({ signer: 'Mei Lin', state: 'genuine' })
  })

  it('is journalled: what left, when and by whom', async () => {
    const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('evidencePack.list', {})
    expect(rows).toMatchObject([{ audit: audit.id, files: 4, bytes: 200_015, recipients: null }])
  })

  it.runIf(hasTools('unzip', 'sha256sum', 'openssl'))('is unpacked and judged by outside tools', () => {
    const folder = unpacked(packed.bytes, 'outside')
    const run = (tool: string, ...given: string[]) =>
      execFileSync(tool, given, { cwd: folder, stdio: 'pipe' }).toString()
    expect(run('sha256sum', '--check', '--strict', '--quiet', 'SHA256SUMS')).toBe('')
    const verify = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'SHA256SUMS.p7s', '-purpose', 'any']
    const trusting = ['-content', 'SHA256SUMS', '-CAfile', 'authority.pem', '-out', 'signed']
    run('openssl', ...verify, ...trusting)
    expect(readFileSync(path.join(folder, 'signed'))).toEqual(readFileSync(path.join(folder, 'SHA256SUMS')))
    writeFileSync(path.join(folder, 'SHA256SUMS'), 'other')
    expect(() => run('openssl', ...verify, ...trusting)).toThrow()
  })

  it.runIf(hasTools('unzip'))(
    'names files so that they unpack anywhere, and keeps their names and who brought them',
    () => {
      const folder = unpacked(packed.bytes, 'named')
      const manifest: { files: readonly Record<string, unknown>[] } = JSON.parse(
        readFileSync(path.join(folder, 'manifest.json'), 'utf8'),
      )
      const number = String(manifest.files[1]?.number)
      expect(manifest.files.map(({ path: at, name }) => [at, name])).toEqual([
        ['evidence/checklistRow-007/invoice_gpj.exe', 'invoice\u202Egpj.exe'],
        [`evidence/${number}/_.._口令.txt`, '../../口令.txt'],
        [`evidence/${number}/_CON.txt`, 'CON.txt'],
        [`evidence/${number}/_con-2.TXT`, 'con.TXT'],
      ])
      expect(
        manifest.files.every(({ collectedBy, collectedAt }) => collectedBy === 'Mei Lin' && collectedAt !== ''),
      ).toBe(true)
      expect(readFileSync(path.join(folder, `evidence/${number}/_.._口令.txt`), 'utf8')).toBe('admin / admin')
    },
  )

  it.runIf(hasTools('age', 'age-keygen'))(
    'is opened by its recipients alone when it is sealed to their keys',
    async () => {
      const folder = path.join(engine.root, 'age')
      mkdirSync(folder)
      const run = (tool: string, ...given: string[]) =>
        execFileSync(tool, given, { cwd: folder, stdio: 'pipe' }).toString()
      for (const name of ['auditor', 'second', 'stranger']) run('age-keygen', '-o', name)
      const recipients = ['auditor', 'second'].map((name) => run('age-keygen', '-y', name).trim())
      const sealed = await write({ recipients })
      expect(sealed.bytes.length).toBe(sealed.file.size)
      expect(sealed.file.name).toMatch(/\.zip\.age$/)
      writeFileSync(path.join(folder, 'pack.age'), sealed.bytes)
      for (const name of ['auditor', 'second']) {
        run('age', '--decrypt', '-i', name, '-o', `${name}.zip`, 'pack.age')
        expect((await check(readFileSync(path.join(folder, `${name}.zip`)))).verdict).toBe('genuine')
      }
      expect(() => run('age', '--decrypt', '-i', 'stranger', '-o', 'none.zip', 'pack.age')).toThrow()
      expect((await check(sealed.bytes)).findings).toMatchObject([{ key: 'verify.packSealed' }])
      const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('evidencePack.list', {})
      expect(rows.map((row) => row.recipients)).toContain(recipients.join(' '))
    },
  )
})

describe('refused, with nothing made, is a pack', () => {
  it.each([
    ['to what is no key', { recipients: ['age1nonsense'] }, 'errors.packRecipient'],
    ['with a wrong password', { password: 'wrong-password' }, 'errors.wrongPassword'],
    ['of no audit', { audit: '018f0000-0000-7000-8000-000000000000' }, 'errors.missingRecord'],
  ])('%s', async (_, given, key) => {
    const before = engine.entries()
    expect((await refusalOf(write(given))).key).toBe(key)
    expect(engine.entries()).toBe(before)
  })
})

describe('a pack that was meddled with', () => {
  const flipped = (at: number) => {
    const bytes = Buffer.from(packed.bytes)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }

  it.each([
    ['evidence', 'admin / admin', 0, 'verify.packFile.changed'],
    ['the manifest', '"madeBy":"Mei', 10, 'verify.packFile.changed'],
    ['the list', '  authority.pem\n', 2, 'verify.contentChanged'],
  ])('in %s was changed', async (_, found, offset, key) => {
    const at = packed.bytes.indexOf(found)
    expect(at).toBeGreaterThan(0)
    const judged = await check(flipped(at + offset))
    expect([judged.verdict, judged.findings[0]?.key]).toEqual(['changed', key])
  })

  it('at any byte of its evidence is told by the name of the file', async () => {
    const start = packed.bytes.indexOf(Buffer.alloc(1000, 7))
    for (let at = start; at < start + 200_000; at += 15_013) {
      const judged = await check(flipped(at))
      expect(judged.verdict).toBe('changed')
      expect(judged.unlike).toEqual([{ path: expect.stringMatching(/_con-2\.TXT$/), state: 'changed' }])
    }
  })

  const made = async (files: Readonly<Record<string, Buffer>>, compress = false) => {
    const zip = new ZipFile()
    for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress })
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  it.each([
    ['bytes that are no ZIP', async () => Buffer.from('hello'), 'not-sealbook', 'verify.notPack'],
    ['a ZIP of something else', () => made({ 'a.txt': Buffer.from('a') }), 'not-sealbook', 'verify.notPack'],
    ['a bomb', () => made({ 'a.txt': Buffer.alloc(5_000_000) }, true), 'not-genuine', 'verify.packPacked'],
    ['half of it', async () => packed.bytes.subarray(0, packed.bytes.length / 2), 'not-genuine', 'verify.packDamaged'],
    ['twins', () => made({ 'a.txt': Buffer.from('a'), 'A.TXT': Buffer.from('b') }), 'not-genuine', 'verify.packPath'],
    ['a device', () => made({ 'evidence/aux.txt': Buffer.from('a') }), 'not-genuine', 'verify.packPath'],
  ])('%s is named', async (_, bytes, verdict, key) => {
    const judged = await check(await bytes())
    expect([judged.verdict, judged.findings.map((item) => item.key)]).toEqual([verdict, [key]])
  })
})

it('names the file that the vault has lost, before anything is written', async () => {
  const files = [await engine.attach('lost.txt', Buffer.from('soon lost'))]
  // A finding whose number is not final yet: it must not become so for a pack that is not made.
  const about = { audit: audit.id, department: department.id, evidence: files }
  const draft = { title: 'Second', severity: 'low', condition: 'c', criterion: 'c', ...about }
  await engine.call('finding.create', { draft })
  const entries = engine.entries()
  rmSync(attachmentFile(vaultPaths(engine.folder).attachments, files[0]?.id ?? ''))
  const refusal = await refusalOf(write())
  expect([refusal.key, refusal.parameters?.name]).toEqual(['errors.packFileMissing', 'lost.txt'])
  expect(engine.entries()).toBe(entries)
})

it('takes the redacted copy of a picture in its place, and says of which original', async () => {
  const original = await engine.attach('screen.png', Buffer.from('with a password'))
  const copy = await engine.attach('screen-redacted.png', Buffer.from('without it'))
  const other = await engine.call('audit.create', {
    draft: {
      ...{ title: 'Redacted', kind: 'quarterly', leadAuditor: engine.vault.actor().person },
      period: { start: '2026-01-01', end: '2026-03-31' },
    },
  })
  await engine.call('checklistRow.create', {
    draft: { audit: other.id, position: 1, question: 'Is it hidden?', evidence: [original] },
  })
  const redaction = { original: original.sha256, copy: copy.sha256, at: '2026-01-05T09:00:00.000Z' }
  await engine.call('evidenceItem.create', {
    draft: {
      ...{ title: 'Screen', audit: other.id, evidence: [original], redactedCopies: [copy] },
      redactions: [{ ...redaction, person: engine.vault.actor().person }],
    },
  })
  const outline = await engine.call<PackOutline>('pack.outline', { audit: other.id })
  expect(outline).toMatchObject({ files: 1, redacted: 1, bytes: copy.size })
  const { bytes } = await write({ audit: other.id })
  const folder = unpacked(bytes, 'redacted')
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  expect(manifest.files).toMatchObject([{ name: copy.name, sha256: copy.sha256, redactedFrom: original.sha256 }])
  expect(bytes.includes('with a password')).toBe(false)
  expect((await check(bytes)).verdict).toBe('genuine')
})
