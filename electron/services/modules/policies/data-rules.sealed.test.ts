import { afterAll, beforeAll, expect, it } from 'vitest'
import { lintDocument } from '#services/documents/lint.ts'
import { openPdf } from '#services/documents/signature/pdf-file.ts'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import { attachmentsOf } from '#services/documents/verify/attachments.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { bytesOf, sealGenuine } from '../../reports/testing/sealed-report.ts'
import { runQuery } from '../../run.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { drawDataRules } from './data-rules.report.ts'
import { dataRulesReport } from './data-rules.report-source.ts'

let engine: Engine
let unit: AnyEntity
let elsewhere: AnyEntity
let self: string

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async (record: string, id: string, step: string, changes: object = {}) => {
  const { revision } = (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })
}
const asked = (over: object = {}) => ({ kind: 'dataRules', id: unit.id, language: 'en', ...over })
const draft = async (over: object = {}) =>
  await bytesOf(engine, await engine.call<OutgoingFile>('report.draw', asked(over)))

async function decidedCase(values: object, vera: string) {
  const one = await make('violationCase', {
    reportedOn: '2026-01-10',
    facts: 'Secret facts',
    people: [vera],
    ...values,
  })
  await move('violationCase', one.id, 'investigate', { investigator: self, dueOn: '2026-02-01' })
  await move('violationCase', one.id, 'submit', { investigation: 'Secret findings' })
  await engine.as('ada')
  const end = { outcome: 'warned', decision: 'Secret decision', lessons: 'Instruct **all** 全员培训' }
  await move('violationCase', one.id, 'decide', end)
  await engine.as('mei')
}

beforeAll(async () => {
  engine = await testEngine()
  self = engine.vault.actor().person
  await engine.addMember('ada', ['lead'])
  await engine.addMember('tom', ['trainer'])
  unit = await make('department', { name: 'Branch 海港分行' })
  elsewhere = await make('department', { name: 'Elsewhere 他处', head: self })
})
afterAll(async () => {
  await engine.as('mei')
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('waits for somebody who heads the unit, and says so', async () => {
  const sealing = () => engine.call('report.seal', asked({ password: testPassword }))
  expect((await refusalOf(sealing())).key).toBe('dataRulesDocument.refused.noHead')
  const { id, revision } = unit
  unit = await engine.call<AnyEntity>('department.update', { id, revision, changes: { head: self } })
})

it.each([
  ['en', ['Nogradeofdataiswrittendown', 'Nocaseisopen', 'wasever', 'Noviolationscenario', 'namesapolicy']],
  ['zh-CN', ['未登记数据级别', '没有未结案件', '没有已处理的案件', '未登记违规情形', '均未注明依据的制度']],
] as const)('says of a vault without such records that it has none, in %s', async (language, own) => {
  const bytes = await draft({ language })
  expect(lintDocument(bytes)).toEqual([])
  if (!hasTools('pdftotext', 'qpdf', 'mutool', 'pdffonts')) return
  const words = readOutside(bytes).join('')
  for (const part of own) expect(words).toContain(part)
})

async function fill(): Promise<void> {
  const vera = (await make('person', { name: 'Vera Concerned', department: unit.id })).id
  const policy = (
    await make('policy', { title: 'Data policy 数据制度', kind: 'policy', cadenceMonths: 12, owner: self })
  ).id
  const handling = [
    { activity: 'store', rule: 'In **vaults** 加密' },
    { activity: 'share', rule: 'Never' },
  ]
  const secret = { title: 'Secret 机密', level: 4, policy, owner: (await engine.addMember('vic', ['auditor'])).id }
  const grade = (await make('dataGrade', { ...secret, meaning: 'Grave *harm*', examples: 'Keys', handling })).id
  await make('dataGrade', { title: 'Public', level: 1, meaning: 'Known' })
  const scenario = await make('violationScenario', {
    ...{ title: 'Mailed home 外发', severity: 'grave', description: 'A list leaves', grades: [grade], policy },
    ...{ responsibilities: [{ bearer: 'Sender', responsibility: 'Answers for it' }], measure: 'Sanction' },
  })
  const about = { scenario: scenario.id, grade, department: unit.id, policy }
  await decidedCase({ ...about, title: 'List mailed 名单外发', occurredOn: '2026-01-09' }, vera)
  const open = await make('violationCase', { ...about, title: 'USB stick U盘', reportedOn: '2026-02-20', facts: 'f' })
  await move('violationCase', open.id, 'investigate', { investigator: self, dueOn: '2026-03-01' })
  await make('violationCase', {
    ...about,
    title: 'Other unit',
    department: elsewhere.id,
    reportedOn: '2026-02-20',
    facts: 'f',
  })
  await make('violationCase', { title: 'Nowhere', reportedOn: '2026-02-20', facts: 'f' })
  const control = await make('control', {
    ...{ title: 'Mail gateway 网关', kind: 'preventive', policies: [policy], department: unit.id, owner: self },
    ...{ objective: 'o', cadenceMonths: 6, nextCheckOn: '2026-02-01' },
  })
  await move('control', control.id, 'putIntoOperation')
  await make('asset', { name: 'Customer database 客户库', kind: 'database', department: unit.id, grade: 'level3' })
}

it.each([
  [
    'en',
    [
      'Openviolationcases:1,ofthempasttheirday:1',
      'Warned',
      'Secret机密',
      '1Mar2026,past',
      'Checksowed:1',
      'namesnodepartment',
    ],
  ],
  ['zh-CN', ['未结违规案件1件，其中逾期1件', '警告', '4级：Secret机密', '已逾期', '逾期未做的检查1项', '未注明部门']],
] as const)(
  'is genuine to every judge and tells grades, rules, violations and what is open, in %s',
  async (language, own) => {
    if (language === 'en') await fill()
    const words = (await sealGenuine(engine, { kind: 'dataRules', id: unit.id, language })).join('')
    if (words === '') return
    for (const part of [
      ...['Graveharm', 'Invaults加密', 'Mailedhome外发', 'SenderAnswersforit', 'Listmailed名单外发', 'USBstickU盘'],
      ...['Instructall全员培训', 'Datapolicy数据制度', 'Mailgateway网关', 'Customerdatabase客户库', ...own],
    ])
      expect(words).toContain(part)
    for (const other of ['Secretfacts', 'Secretfindings', 'Secretdecision', 'VeraConcerned', 'Otherunit', 'Nowhere'])
      expect(words).not.toContain(other)
  },
)

it('keeps whom a case concerns and what was found about them in the vault', async () => {
  const records = String(attachmentsOf(openPdf(await draft())).get('audit-records.json'))
  for (const part of ['List mailed', 'Instruct']) expect(records).toContain(part)
  for (const part of ['Secret facts', 'Secret findings', 'Secret decision', 'Vera', 'Other unit'])
    expect(records).not.toContain(part)
})

it.each(['en', 'zh-CN'] as const)('is drawn whole whatever its words are, in %s', async (language) => {
  const { projection } = runQuery(engine.vault, (context) => dataRulesReport.gather(context, unit.id))
  const words = `${'长'.repeat(9_000)}${'W'.repeat(980)} 🔑 مفاتيح`
  const hostile = {
    ...{ ...projection, unit: words },
    grades: projection.grades.map((grade) => ({ ...grade, title: words, meaning: words })),
    scenarios: projection.scenarios.map((scenario) => ({ ...scenario, title: words, description: words })),
    open: Array.from({ length: 60 }, () => projection.open).flat(),
    decided: { rows: projection.decided.rows.map((one) => ({ ...one, lessons: words })), left: 3 },
  }
  const bytes = await drawDataRules(hostile, sampleOptions(language))
  expect(lintDocument(bytes)).toEqual([])
  if (hasTools('pdftotext', 'qpdf', 'mutool', 'pdffonts')) expect(readOutside(bytes).join('')).toContain('长'.repeat(9))
})

it('is neither drawn nor sealed by who may not read all of it', async () => {
  await engine.as('tom')
  const calls = [engine.call('report.draw', asked()), engine.call('report.seal', asked({ password: testPassword }))]
  for (const call of calls)
    expect(await refusalOf(call)).toMatchObject({ code: 'forbidden', key: 'errors.reportInPart' })
})
