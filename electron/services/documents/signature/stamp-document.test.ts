import { execFileSync } from 'node:child_process'
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { drawAuditReport } from '#services/modules/audits/audits.report.ts'
import { sampleProjection } from '#services/modules/audits/testing/sample-report.ts'
import { sampleOptions } from '#services/reports/testing/sample-options.ts'
import { createDocumentSigner, type DocumentSigner } from '#services/vault/certificate-signature.ts'
import { certificatePem, readCertificate } from '#services/vault/certificates.ts'
import { lintDocument } from '../lint.ts'
import { hasTools, run, withFile } from '../testing/outside-tools.ts'
import { sampleDocument } from '../testing/sample-document.ts'
import { sealedAttachments } from '../testing/sample-seal.ts'
import { sampleAuthority, samplePerson, sampleRequest } from '../testing/sample-signers.ts'
import { opensslStampAuthority, type StampAuthority } from '../testing/stamp-authority.ts'
import { flipped, forge, written } from '../testing/tampering.ts'
import { readSignedRange } from '../verify/byte-range.ts'
import { readStampAnswer } from '../verify/time-stamp-answer.ts'
import { verifyDocument } from '../verify/verify-document.ts'
import { openPdf } from './pdf-file.ts'
import { textString } from './pdf-value.ts'
import { signDocument } from './sign-document.ts'
import { signatureFields } from './signature-field.ts'
import { stampDocument } from './stamp-document.ts'
import { encodeStampRequest, nonceOf } from './time-stamp-request.ts'

const verifier = path.resolve(import.meta.dirname, '../../../../build/verify/sealbook_verify.py')
const authority = await sampleAuthority()
const auditor = await samplePerson(authority, 'Åsa Łukasz', '10')
const lead = await samplePerson(authority, '李明', '11')
const tools = ['openssl', 'pdfsig', 'qpdf', 'mutool', 'certutil', 'python3']

/** A person whom the authority of a clock has certified, which is to certify nobody. */
function certifiedBy(clock: StampAuthority): DocumentSigner {
  const run = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: clock.folder, stdio: 'pipe' })
  const at = (name: string) => readFileSync(path.join(clock.folder, name))
  writeFileSync(
    path.join(clock.folder, 'person.ext'),
    'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
  )
  run('req', '-newkey', 'rsa:3072', '-nodes', '-keyout', 'person.key', '-out', 'person.csr', '-subj', '/CN=Insider')
  const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '12', '-days', '90', '-extfile', 'person.ext']
  run('x509', '-req', '-in', 'person.csr', '-out', 'person.pem', ...issue)
  return createDocumentSigner(createPrivateKey(at('person.key')), [
    new X509Certificate(at('person.pem')).raw,
    clock.root,
  ])
}

it.runIf(hasTools('openssl'))(
  'is dated by nobody who certified its signer, however the reader knows them',
  async () => {
    const clock = opensslStampAuthority({ key: ['rsa:3072'] })
    try {
      const now = Date.now()
      const drawn = sampleDocument({ references: 'stream', attachments: sealedAttachments(), stampable: true })
      const signed = await signDocument(drawn, sampleRequest(certifiedBy(clock), 1, { signedAt: now }))
      const obtain = async (imprint: Buffer) => {
        const question = { imprint, nonce: nonceOf(randomBytes(8)) }
        const trust = { trust: [], stampTrust: [clock.root], now: Date.now() }
        return await readStampAnswer(clock.reply(encodeStampRequest(question)), question, trust)
      }
      const stamped = await stampDocument(signed, { certificates: [clock.root], revocationLists: [] }, obtain)
      const { fingerprint } = readCertificate(clock.root)
      for (const known of [{ stampTrust: [clock.root] }, { fingerprints: [fingerprint] }]) {
        const { signatures, timeStamps } = await verifyDocument(stamped, {
          trust: [clock.root],
          now: Date.now(),
          ...known,
        })
        expect(signatures).toMatchObject([{ signer: 'Insider', authority: { standing: 'trusted' } }])
        expect(timeStamps).toMatchObject([{ stamper: 'Kairos clock', authority: { standing: 'unknown' } }])
      }
    } finally {
      clock.remove()
    }
  },
)

describe.runIf(hasTools(...tools)).each(['table', 'stream'] as const)('a stamped document (%s)', async (references) => {
  const clock = opensslStampAuthority()
  afterAll(clock.remove)
  const stampTrust = [clock.root]
  const obtain = async (imprint: Buffer) => {
    const question = { imprint, nonce: nonceOf(randomBytes(8)) }
    const trust = { trust: [], stampTrust, now: Date.now() }
    return await readStampAnswer(clock.reply(encodeStampRequest(question)), question, trust)
  }
  const attachments = sealedAttachments()
  const one = await signDocument(
    sampleDocument({ references, attachments, stampable: true }),
    sampleRequest(auditor, 1),
  )
  const two = await signDocument(one, sampleRequest(lead, 2))
  const data = { certificates: [authority.certificate, clock.root], revocationLists: [] }
  const stamped = await stampDocument(two, data, obtain)
  const input = { trust: [authority.certificate], stampTrust, now: Date.now() }

  it('keeps every earlier byte and is genuine, stamped by whom and when', async () => {
    expect(stamped.subarray(0, two.length).equals(two)).toBe(true)
    const verdict = await verifyDocument(stamped, input)
    expect(verdict).toMatchObject({
      ...{ verdict: 'genuine', findings: [] },
      timeStamps: [{ field: 'timestamp.1', stamper: 'Kairos clock', authority: { standing: 'trusted' }, revision: 4 }],
      laterRevisions: [{ adds: 'signature' }, { adds: 'validation-data' }, { adds: 'signature' }],
    })
    expect(verdict.signatures).toHaveLength(2)
    expect(Math.abs((verdict.timeStamps[0]?.stampedAt ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('stays genuine where the stamping authority is not known, and says that', async () => {
    const verdict = await verifyDocument(stamped, { ...input, stampTrust: [] })
    expect(verdict.verdict).toBe('genuine')
    expect(verdict.findings.map(({ key }) => key)).toEqual(['verify.stampAuthorityUnknown'])
    expect((await verifyDocument(stamped, { ...input, stampTrust: [opensslStampAuthority().root] })).verdict).toBe(
      'not-genuine',
    )
  })

  it('is judged by openssl, pdfsig, qpdf, mutool and the independent verifier', () => {
    const file = openPdf(stamped)
    const field = signatureFields(file, 4).find(({ name }) => name === 'timestamp.1')
    const { contents } = readSignedRange(file, field?.value?.number ?? 0)
    const token = contents.subarray(0, 4 + contents.readUInt16BE(2))
    const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)/g
    const last = [...stamped.toString('latin1').matchAll(range)].at(-1)
    const [before = 0, after = 0, rest = 0] = last?.slice(1).map(Number) ?? []
    const content = Buffer.concat([stamped.subarray(0, before), stamped.subarray(after, after + rest)])
    expect(clock.verify(token, content, 'token')).toContain('Verification: OK')
    withFile(stamped, (name, folder) => {
      expect(run('qpdf', '--check', name)).toContain('No syntax or stream encoding errors found')
      writeFileSync(path.join(folder, 'ca.pem'), certificatePem(authority.certificate))
      writeFileSync(path.join(folder, 'tsa.pem'), certificatePem(clock.root))
      run('certutil', '-N', '-d', folder, '--empty-password')
      run('certutil', '-A', '-d', folder, '-n', 'team', '-t', 'C,C,C', '-i', path.join(folder, 'ca.pem'))
      const said = run('pdfsig', '-nssdir', folder, name)
      expect(said.match(/Signature is Valid\./g)).toHaveLength(2)
      expect(said.match(/Certificate is Trusted\./g)).toHaveLength(2)
      // poppler 22.12 does not judge stamps: it says how far they reach, and that the earlier signatures still hold.
      expect(said).toMatch(/timestamp\.1[\s\S]*Kairos clock[\s\S]*- Total document signed/)
      expect(run('mutool', 'sign', '-v', name)).not.toMatch(/invalid/i)
      const known = ['--ca', path.join(folder, 'ca.pem')]
      const judged = run('python3', verifier, ...known, '--tsa', path.join(folder, 'tsa.pem'), name)
      expect(judged).toMatch(/time stamp timestamp\.1: genuine \(existed on .* UTC, authority trusted\)/)
      expect(judged).toContain('later revision 3: genuine (validation data)')
      expect(judged).toContain('later revision 4: genuine (a time stamp)')
      expect(judged).toContain('verdict: genuine\n')
      const alone = run('python3', verifier, ...known, name)
      expect(alone).toMatch(/authority unknown\)[\s\S]*verdict: genuine\n/)
    })
  })

  it('is not genuine once a bit of it is another, or something is added behind the stamp', async () => {
    for (const position of [300, two.length + 40, stamped.length - 60, stamped.length - 30_000]) {
      const verdict = await verifyDocument(flipped(stamped, position), input)
      expect(verdict.verdict, String(position)).not.toMatch(/^genuine/)
    }
    const more = forge(stamped, (_, next) => [written(next, textString('stray'))])
    expect((await verifyDocument(more, input)).verdict).toBe('changed')
  })

  it.each([
    ['that nobody signed', sampleDocument({ references, stampable: true }), 'errors.stampUnsigned'],
    [
      'without a field for it',
      await signDocument(sampleDocument({ references }), sampleRequest(auditor, 1)),
      'errors.stampFieldMissing',
    ],
    ['that has its stamp', stamped, 'errors.stampFieldMissing'],
  ] as const)('refuses a document %s', async (_, bytes, key) => {
    await expect(stampDocument(bytes, data, obtain)).rejects.toMatchObject({ code: 'conflict', key })
  })
})

describe.runIf(hasTools('openssl', 'qpdf'))('a drawn report', () => {
  it('keeps its archival form when it is stamped, and again in its second field', async () => {
    const clock = opensslStampAuthority()
    afterAll(clock.remove)
    const obtain = async (imprint: Buffer) => {
      const question = { imprint, nonce: nonceOf(randomBytes(8)) }
      const trust = { trust: [], stampTrust: [clock.root], now: Date.now() }
      return await readStampAnswer(clock.reply(encodeStampRequest(question)), question, trust)
    }
    const drawn = drawAuditReport(sampleProjection('en', 3), sampleOptions('en'))
    const signed = await signDocument(await drawn, sampleRequest(auditor, 1))
    const data = { certificates: [authority.certificate], revocationLists: [] }
    const once = await stampDocument(signed, data, obtain)
    const twice = await stampDocument(once, { ...data, certificates: [...data.certificates, clock.own] }, obtain)
    expect(lintDocument(twice)).toEqual([])
    const verdict = await verifyDocument(twice, { trust: [], stampTrust: [clock.root], now: Date.now() })
    expect(verdict.timeStamps.map(({ field, state }) => [field, state])).toEqual([
      ['timestamp.1', 'genuine'],
      ['timestamp.2', 'genuine'],
    ])
    expect(verdict.laterRevisions.every(({ state }) => state === 'genuine')).toBe(true)
    withFile(twice, (name) => run('qpdf', '--check', name))
  })
})
