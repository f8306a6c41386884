import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Engine, testEngine } from './engine.test-support.ts'

let engine: Engine
let audit = ''
const actions: string[] = []

beforeAll(async () => {
  engine = await testEngine()
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const leadAuditor = engine.vault.actor().person
  audit = (await engine.call('audit.create', { draft: { title: 'Long', kind: 'quarterly', period, leadAuditor } })).id
  const department = (await engine.call('department.create', { draft: { name: 'Net', code: 'NET' } })).id
  const said = { audit, department, condition: 'So it is.', criterion: '4.2', severity: 'low' }
  const findings: string[] = []
  // One more than a condition of a list takes.
  for (let place = 1; place <= 201; place += 1)
    findings.push((await engine.call('finding.create', { draft: { ...said, title: `Finding ${place}` } })).id)
  const evidence = [await engine.attach('proof.txt', Buffer.from('proof'))]
  for (const finding of [findings[0], findings[200]]) {
    const action = { finding, department, kind: 'corrective', dueOn: '2026-05-31', owner: leadAuditor, evidence }
    actions.push((await engine.call('correctiveAction.create', { draft: { ...action, title: `Mend ${finding}` } })).id)
  }
})
afterAll(() => engine.remove())

it('holds the actions of more than 200 findings in the evidence of an audit', async () => {
  const listed = JSON.stringify(await engine.call('evidence.list', { audit }))
  expect(actions.filter((id) => !listed.includes(id))).toEqual([])
})

it('holds them in its plan of action as OSCAL', async () => {
  const kind = 'plan-of-action-and-milestones'
  const { ticket } = await engine.call<{ ticket: string }>('oscal.export', { audit, kind })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
  const named = Buffer.concat(chunks)
    .toString('utf8')
    .match(/Mend [0-9a-f-]+/g)
  expect(new Set(named).size).toBe(2)
})
