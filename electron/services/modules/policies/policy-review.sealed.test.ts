import { afterAll, beforeAll, expect, it } from 'vitest'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { bytesOf, sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let review: AnyEntity
let people: Readonly<Record<'ada' | 'vera', AnyEntity>>

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const current = async (record: string, id: string) =>
  (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
const move = async (record: string, id: string, step: string, changes: object = {}, reason?: string) => {
  const { revision } = await current(record, id)
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes, reason })
}
const sealing = () => engine.call('report.seal', { ...sealed, id: review.id })
const sealed = { kind: 'policyReview', language: 'en', password: testPassword } as const

const clauses = (lines: readonly string[]) => lines.map((line) => line.replace(': ', '\n')).join('\n\n')
const former = clauses([
  '# 1 Scope 范围: All mail.',
  '# 2 Duties: The owner reads mail daily.',
  '# 3 Fax: Sent by hand.',
])
const text = clauses(['# 1 Scope 范围: All mail.', '# 2 Duties: The owner reads mail hourly.', '# 4 Keys: Two people.'])

/** Approves a wording by all who are named and puts it into force. */
async function inForce(id: string) {
  await move('policyVersion', id, 'submit')
  for (const login of ['ada', 'vera'] as const) {
    await engine.as(login)
    const asked = await engine.call<Page<AnyEntity>>('policyApproval.list', {
      filters: [
        { field: 'version', comparison: 'is', value: id },
        { field: 'person', comparison: 'is', value: people[login].id },
      ],
    })
    await move('policyApproval', asked.rows[0]?.id ?? '', 'approve')
  }
  await engine.as('mei')
  await move('policyVersion', id, 'takeEffect', { effectiveOn: '2026-03-01' })
}

beforeAll(async () => {
  engine = await testEngine()
  people = { ada: await engine.addMember('ada', ['lead']), vera: await engine.addMember('vera', ['trainer']) }
  const author = engine.vault.actor().person
  const branch = await make('department', { name: '海港分行 Harbour' })
  const reader = await make('person', { name: 'Reader 读者', department: branch.id })
  const approver = people.ada.id
  const policy = await make('policy', {
    ...{ title: 'Mail 邮件', kind: 'policy', cadenceMonths: 12, owner: author, approver },
  })
  const approvers = [{ person: people.ada.id, capacity: 'legal', isRequired: true }, { person: people.vera.id }]
  const draft = { policy: policy.id, title: 'Mail 邮件', author, summary: 's', approvers }
  const first = await make('policyVersion', { ...draft, version: '1.0', text: former })
  const remark = { clauseName: '2 Duties', clause: 'duties' }
  await make('clauseComment', { ...remark, version: first.id, body: 'Carried along 沿用' })
  engine.host.advance(60_000)
  const version = await make('policyVersion', { ...draft, version: '2.0', text })
  const own = await make('clauseComment', { ...remark, version: version.id, body: 'Hourly is much' })
  await move('clauseComment', own.id, 'answer', { answer: 'Kept on purpose 有意为之' })
  await inForce(version.id)
  const campaign = await make('attestationCampaign', {
    ...{ title: 'Read it', version: version.id, dueOn: '2026-04-01', people: [author, reader.id] },
  })
  await move('attestationCampaign', campaign.id, 'launch')
  const asked = await engine.call<Page<AnyEntity>>('attestation.list', {})
  await move('attestation', asked.rows.find(({ person }) => person === author)?.id ?? '', 'attest')
  const exception = await make('policyException', {
    ...{ title: 'Old printer 旧打印机', policy: policy.id, applicant: reader.id, grounds: 'g', risk: 'high' },
    ...{
      riskText: 'r',
      measures: 'Watched 监看',
      approver: people.ada.id,
      dueOn: '2026-03-20',
      clauseName: '2 Duties',
    },
  })
  await move('policyException', exception.id, 'request')
  await engine.as('ada')
  await move('policyException', exception.id, 'approve')
  await engine.as('mei')
  review = await make('policyReview', {
    ...{ title: 'Review of mail 邮件评审', policy: policy.id, version: version.id, owner: author },
    ...{ reviewers: [people.ada.id, people.vera.id], dueOn: '2026-04-30' },
    questions: [{ question: 'Still right?', answer: 'Mostly 大体', answeredBy: people.ada.id }],
    comments: [{ clause: '4 Keys', comment: 'Which two? 哪两人', decision: 'partlyAccepted', response: 'Named below' }],
    actions: [{ title: 'Name both 指定两人', owner: people.ada.id, dueOn: '2026-05-30' }],
  })
})
afterAll(async () => {
  await engine.as('mei')
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

const shown = [
  ...['Mail邮件', '[−daily−]', '[+hourly+]', '3Fax', '4Keys', 'Carriedalong沿用', 'Hourlyismuch', 'Keptonpurpose'],
  ...['Whichtwo?', 'Oldprinter旧打印机', 'Watched监看', '海港分行', 'Reader读者', 'Nameboth', '50.00%'],
]

it('is refused while the review is planned', async () => {
  expect((await refusalOf(sealing())).key).toBe('policyReviewDocument.refused.planned')
})

it('is genuine while it runs, and says so', async () => {
  await move('policyReview', review.id, 'start')
  const words = (await sealGenuine(engine, { kind: 'policyReview', id: review.id, language: 'en' })).join('')
  if (words === '') return
  for (const part of [...shown, 'Thereviewisstillrunning', '2of2approvalsneeded']) expect(words).toContain(part)
  expect(words).toContain('Remarks:3,ofthemwithoutananswer:1')
})

it('is genuine to every judge once it is concluded', async () => {
  const comments = await engine.call<Page<AnyEntity>>('clauseComment.list', {})
  const carried = comments.rows.find(({ body }) => body === 'Carried along 沿用')
  await move('clauseComment', carried?.id ?? '', 'answer', { answer: 'As it is' })
  await move('policyReview', review.id, 'conclude', { outcome: 'amend', conclusion: 'Mend clause 4. 修订第四条。' })
  for (const [language, own] of [
    ['en', ['Thepolicyistobeamended', 'Responsibleforthereview']],
    ['zh-CN', ['制度需修订', '需2人批准，已有2人批准本文本', '应签阅2人，已签阅本文本1人', '制度审批人']],
  ] as const) {
    const words = (await sealGenuine(engine, { kind: 'policyReview', id: review.id, language })).join('')
    if (words === '') return
    for (const part of [...shown, ...own]) expect(words).toContain(part)
  }
})

it('is refused to who sees their own attestation alone, whose draft leaves out who has read it', async () => {
  await engine.as('vera')
  expect((await refusalOf(sealing())).key).toBe('policyReviewDocument.refused.ownOnly')
  if (!hasTools('pdftotext', 'qpdf', 'mutool', 'pdffonts')) return
  const drawn = await engine.call<OutgoingFile>('report.draw', { kind: 'policyReview', id: review.id, language: 'en' })
  const words = readOutside(await bytesOf(engine, drawn)).join('')
  expect(words).toContain('Whohasreadandaccepteditisseenby')
  expect(words).not.toContain('Reader读者')
})
