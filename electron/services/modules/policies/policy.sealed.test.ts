import { afterAll, beforeAll, expect, it } from 'vitest'
import { lintDocument } from '#services/documents/lint.ts'
import { openPdf } from '#services/documents/signature/pdf-file.ts'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import { attachmentsOf } from '#services/documents/verify/attachments.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { printedClauses } from '#shared/modules/policies/policy-document.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { bytesOf, sealGenuine } from '../../reports/testing/sealed-report.ts'
import { runQuery } from '../../run.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { drawPolicy } from './policy.report.ts'
import { policyReport } from './policy.report-source.ts'

let engine: Engine
let policy: AnyEntity
let author: string
let ada: string

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async (record: string, id: string, step: string, changes: object = {}) => {
  const { revision } = (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })
}
const asked = (over: object = {}) => ({ kind: 'policy', id: policy.id, language: 'en', ...over })
const sealing = (over: object = {}) => engine.call('report.seal', asked({ password: testPassword, ...over }))
const draft = async (over: object = {}) =>
  await bytesOf(engine, await engine.call<OutgoingFile>('report.draw', asked(over)))
const drawn = async (over: object = {}) => {
  const bytes = await draft(over)
  expect(lintDocument(bytes)).toEqual([])
  return hasTools('pdftotext', 'qpdf', 'mutool', 'pdffonts') ? readOutside(bytes).join('') : ''
}

const clauses = (...lines: readonly string[]) => lines.map((line) => line.replace(': ', '\n')).join('\n\n')
const former = clauses('# 1 Scope 范围: All mail.', '# 2 Duties: The owner reads mail daily.')
const text = clauses(
  '# 1 Scope 范围: All mail.',
  '# 2 Duties: The owner reads mail hourly.',
  '## 2.1 *Keys* مفاتيح 🔑: Two people.',
)

async function version(number: string, wording: string): Promise<AnyEntity> {
  engine.host.advance(60_000)
  const approvers = [{ person: ada, capacity: 'legal', isRequired: true }]
  const draft = { policy: policy.id, title: 'Mail 邮件', author, summary: 's', approvers }
  return await make('policyVersion', { ...draft, version: number, text: wording })
}

async function approve(id: string) {
  await move('policyVersion', id, 'submit')
  await engine.as('ada')
  const rows = (await engine.call<Page<AnyEntity>>('policyApproval.list', {})).rows
  await move('policyApproval', rows.find((one) => one.version === id && one.state === 'pending')?.id ?? '', 'approve')
  await engine.as('mei')
}

async function readAndAccepted(id: string) {
  const branch = await make('department', { name: '海港分行 Harbour' })
  const reader = await make('person', { name: 'Reader 读者', department: branch.id })
  const campaign = await make('attestationCampaign', {
    ...{ title: 'Read it', version: id, dueOn: '2026-04-01', people: [author, reader.id] },
  })
  await move('attestationCampaign', campaign.id, 'launch')
  const { rows } = await engine.call<Page<AnyEntity>>('attestation.list', {})
  await move('attestation', rows.find(({ person }) => person === author)?.id ?? '', 'attest')
}

beforeAll(async () => {
  engine = await testEngine()
  author = engine.vault.actor().person
  ada = (await engine.addMember('ada', ['lead'])).id
  await engine.addMember('tom', ['trainer'])
  const draft = { title: 'Mail 邮件', kind: 'policy', cadenceMonths: 12, owner: author, approver: ada }
  policy = await make('policy', { ...draft, purpose: 'Keeps **mail** safe', nextReviewOn: '2026-01-31' })
})
afterAll(async () => {
  await engine.as('mei')
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('has nothing to print without a version, and is sealed for nobody while its text is not approved', async () => {
  expect((await refusalOf(engine.call('report.draw', asked()))).key).toBe('policyDocument.refused.noVersion')
  const first = await version('1.0', former)
  expect((await refusalOf(sealing())).key).toBe('policyDocument.refused.unapproved')
  const words = await drawn()
  if (words !== '') {
    expect(words).toContain('NOTAPPROVED·thiswordingbindsnobody·DRAFT')
    expect(words).toContain('Notapproved:thiswordingbindsnobody')
  }
  await approve(first.id)
  await move('policyVersion', first.id, 'takeEffect', { effectiveOn: '2026-02-01' })
})

const shown = [
  ...[
    'Mail邮件',
    'Keepsmailsafe',
    '1Scope范围',
    '2.1Keys',
    '〔U+1F511〕',
    'Twopeople',
    'Oldprinter旧打印机',
    'Reader读者',
  ],
  ...['海港分行', 'Mailfilter邮件过滤', 'Phishing钓鱼', '50.00'],
]

it.each([
  ['en', ['Inforcesince1March2026', '1of1approvalsneeded', '1March2027', '2.0(thisone)', 'Version3.0isunderway:Draft']],
  [
    'zh-CN',
    ['自2026年3月1日起施行', '需1人批准，已有1人批准', '2027年3月1日', '2.0（本文本）', '版本3.0正在办理：草案'],
  ],
] as const)('is genuine to every judge with its text, approvals, changes and readers, in %s', async (language, own) => {
  if (language === 'en') await second()
  const words = (await sealGenuine(engine, { kind: 'policy', id: policy.id, language })).join('').replace(/\s/g, '')
  if (words === '') return
  for (const part of [...shown, ...own, '[−daily−]', '[+hourly+]']) expect(words).toContain(part)
  for (const other of ['Unapprovedwords', 'NOTAPPROVED']) expect(words).not.toContain(other)
})

it('names a wording that nobody approved, and keeps its text and what a risk may do in the vault', async () => {
  const records = String(attachmentsOf(openPdf(await draft())).get('audit-records.json'))
  for (const part of ['"3.0"', 'reads mail hourly', 'reads mail daily', 'Phishing']) expect(records).toContain(part)
  for (const part of ['Unapproved words', 'Secret event']) expect(records).not.toContain(part)
})

async function second(): Promise<void> {
  const { id } = await version('2.0', text)
  await approve(id)
  await move('policyVersion', id, 'takeEffect', { effectiveOn: '2026-03-01' })
  await version('3.0', '# Unapproved words')
  await readAndAccepted(id)
  const policies = [policy.id]
  await make('control', { title: 'Mail filter 邮件过滤', kind: 'preventive', policies })
  const department = (await make('department', { name: 'Networks' })).id
  await make('risk', { title: 'Phishing 钓鱼', category: 'network', department, policies, event: 'Secret event' })
  const exception = await make('policyException', {
    ...{ title: 'Old printer 旧打印机', policy: policy.id, applicant: author, grounds: 'g', risk: 'high' },
    ...{ riskText: 'r', measures: 'Watched', approver: ada, dueOn: '2026-12-20' },
  })
  await move('policyException', exception.id, 'request')
  await engine.as('ada')
  await move('policyException', exception.id, 'approve')
  await engine.as('mei')
}

it('leaves out what changed where its maker does without, and nothing that is no such section', async () => {
  const words = await drawn({ leaveOut: ['changes'] })
  if (words !== '') expect(words).not.toContain('[+hourly+]')
  const refused = await refusalOf(engine.call('report.draw', asked({ leaveOut: ['text'] })))
  expect(refused).toMatchObject({ code: 'invalid', key: 'errors.sectionStays' })
})

it.each(['en', 'zh-CN'] as const)('is drawn whole whatever its words are, in %s', async (language) => {
  const { projection } = runQuery(engine.vault, (context) => policyReport.gather(context, policy.id))
  const words = `${'长'.repeat(9_000)}${'W'.repeat(980)} 🔑 مفاتيح`
  const clauses = printedClauses(
    `# ${words}\n${words}\n### Deep\n${'- a\n  - b\n'.repeat(300)}\n# \n${'## 重复\n'.repeat(300)}`,
  )
  const hostile = { ...projection, clauses, policy: { ...projection.policy, title: words, scope: words } }
  const bytes = await drawPolicy(hostile, sampleOptions(language))
  expect(lintDocument(bytes)).toEqual([])
  if (hasTools('pdftotext', 'qpdf', 'mutool', 'pdffonts'))
    expect(readOutside(bytes).join('')).toContain('长'.repeat(40))
})

it('is neither drawn nor sealed by who may not read all of it', async () => {
  await engine.as('tom')
  for (const call of [engine.call('report.draw', asked()), sealing()])
    expect(await refusalOf(call)).toMatchObject({ code: 'forbidden', key: 'errors.reportInPart' })
})
