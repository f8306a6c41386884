import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificatePem } from '#services/vault/certificates.ts'
import { hasTools } from '../testing/outside-tools.ts'
import { sampleDocument } from '../testing/sample-document.ts'
import { sampleAuthority, samplePerson, sampleRequest } from '../testing/sample-signers.ts'
import { openPdf } from './pdf-file.ts'
import { signDocument } from './sign-document.ts'
import { signatureFields } from './signature-field.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-judges-'))
const authority = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')

/** What a program printed; pdfsig and mutool exit 0 on forged files too, so their words are what counts. */
function run(program: string, ...parameters: string[]): { readonly text: string; readonly status: number | null } {
  const result = spawnSync(program, parameters, { cwd: folder, encoding: 'utf8' })
  return { text: result.stdout + result.stderr, status: result.status }
}

const tools = hasTools('pdfsig', 'certutil', 'openssl', 'qpdf', 'mutool', 'pdffonts', 'cmp')

beforeAll(() => {
  if (!tools) return
  writeFileSync(path.join(folder, 'ca.pem'), certificatePem(authority.certificate))
  run('certutil', '-N', '-d', '.', '--empty-password')
  run('certutil', '-A', '-d', '.', '-n', 'team', '-t', 'C,C,C', '-i', 'ca.pem')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(['table', 'stream'] as const)(
  'outside programs on a report with a cross-reference %s',
  async (references) => {
    const drawn = sampleDocument({ references })
    const one = await signDocument(drawn, sampleRequest(auditor, 1))
    const two = await signDocument(one, sampleRequest(lead, 2))
    const file = `${references}.pdf`
    writeFileSync(path.join(folder, file), two)
    writeFileSync(path.join(folder, `one-${file}`), one)

    it('pdfsig calls both signatures valid and trusted, the last one over the whole document', () => {
      const { text } = run('pdfsig', '-nssdir', folder, file)
      expect(text.match(/Signature is Valid\./g)).toHaveLength(2)
      expect(text.match(/Certificate is Trusted\./g)).toHaveLength(2)
      expect(text.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2)
      const last = text.slice(text.indexOf('Signature #2'))
      expect(last).toContain('Total document signed')
      expect(last).not.toContain('Not total document signed')
      expect(run('pdfsig', '-nssdir', folder, `one-${file}`).text).toContain('  - Total document signed')
    })

    it('openssl verifies each signature as CAdES under the team authority', () => {
      const fields = signatureFields(openPdf(two), 2)
      for (const [index, revision] of [one, two].entries()) {
        const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)/g
        const matches = [...revision.toString('latin1').matchAll(range)]
        const [before = 0, after = 0, rest = 0] = matches[index]?.slice(1).map(Number) ?? []
        const hex = revision.toString('latin1', before + 1, after - 1)
        writeFileSync(path.join(folder, 'signature.der'), Buffer.from(hex, 'hex'))
        const content = Buffer.concat([revision.subarray(0, before), revision.subarray(after, after + rest)])
        writeFileSync(path.join(folder, 'content.bin'), content)
        const form = ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', '-no_check_time', '-inform', 'DER']
        const verified = run(
          'openssl',
          ...form,
          '-in',
          'signature.der',
          '-content',
          'content.bin',
          '-CAfile',
          'ca.pem',
          '-out',
          'x',
        )
        expect(verified.text).toContain('CAdES Verification successful')
        expect(verified.status).toBe(0)
      }
      expect(fields.map((field) => field.value !== undefined)).toEqual([true, true])
    })

    it('qpdf finds no fault in any revision', () => {
      for (const name of [`one-${file}`, file]) {
        const checked = run('qpdf', '--check', name)
        expect(checked.text).toContain('No syntax or stream encoding errors found')
        expect(checked.status).toBe(0)
      }
    })

    it('mutool calls the document unchanged since the last signature', () => {
      const { text } = run('mutool', 'sign', '-v', file)
      expect(text.match(/document is unchanged since signing/g)).toHaveLength(1)
      expect(text).not.toMatch(/invalid|digest/i)
    })

    it('shows each signature as outlines, without a font of its own', () => {
      const fonts = run('pdffonts', file).text
      expect(fonts.split('\n').filter((line) => line.includes('Type'))).toHaveLength(1)
      expect(run('pdftotext', file, '-').text).not.toContain('Auditor')
      run('pdftoppm', '-r', '50', '-f', '1', '-l', '1', '-gray', file, references)
      run('pdftoppm', '-r', '50', '-f', '1', '-l', '1', '-gray', `one-${file}`, `one-${references}`)
      const drawnTwice = run('cmp', `${references}-1.pgm`, `one-${references}-1.pgm`)
      expect(drawnTwice.status).toBe(1)
    })
  },
)

it.each([
  ['missing', 'signature.9', false, 'errors.signatureFieldMissing'],
  ['signed already', 'signature.1', false, 'errors.signatureFieldSigned'],
  ['to certify what is signed', 'signature.2', true, 'errors.documentAlreadySigned'],
] as const)('refuses a field that is %s', async (_, field, certify, key) => {
  const one = await signDocument(sampleDocument({ references: 'table' }), sampleRequest(auditor, 1))
  const attempt = signDocument(one, sampleRequest(lead, 2, { field, certify }))
  await expect(attempt).rejects.toMatchObject({ code: 'conflict', key })
})

it('closes the document with a locked field', async () => {
  const drawn = sampleDocument({ references: 'table', locked: 'All' })
  const closed = await signDocument(drawn, sampleRequest(lead, 2))
  expect(closed.toString('latin1')).toContain('/FieldMDP')
  const attempt = signDocument(closed, sampleRequest(auditor, 1, { certify: false }))
  await expect(attempt).rejects.toMatchObject({ code: 'conflict', key: 'errors.documentLocked' })
})

it('refuses a signature that does not fit its hole', async () => {
  const signer = { ...auditor, sign: async () => new Uint8Array(20_000) }
  const attempt = signDocument(sampleDocument({ references: 'table' }), sampleRequest(signer, 1))
  await expect(attempt).rejects.toMatchObject({ key: 'errors.signatureTooLarge' })
})
