import { type Engine, testEngine } from '#services/records/engine.test-support.ts'
import { testPassword } from '#services/testing/test-workbench.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'

// A process of its own: the journeys' loader cannot load the database's driver.
const work = { plan: ['Lines', 'Scans'], act: ['Tapes', 'Keys', 'Doors'], bare: ['Badges', 'Alarms'] } as const
const target = { name: 'Open hazards', kind: 'zero' }

async function now(engine: Engine, record: string, id: string): Promise<AnyEntity> {
  return (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
}

async function take(engine: Engine, record: string, id: string, step: string, changes: object = {}) {
  const { revision } = await now(engine, record, id)
  await engine.call(`${record}.move`, { id, revision, step, changes })
}

const create = async (engine: Engine, record: string, draft: object) =>
  (await engine.call<AnyEntity>(`${record}.create`, { draft })).id

/** A cycle with agreed work of which the second waits for the first, and one that is ready to be closed. */
async function fill(engine: Engine): Promise<void> {
  const owner = engine.vault.actor().person
  const department = await create(engine, 'department', { name: 'Network', code: 'NET' })
  const condition = { condition: 'A port is open.', criterion: 'Ports are closed.', severity: 'high' }
  const finding = await create(engine, 'finding', { title: 'Open port', ...condition, department })
  const measure = { title: 'Close the port', kind: 'corrective', finding, department, owner, dueOn: '2026-04-30' }
  const action = await create(engine, 'correctiveAction', measure)
  const texts = { goal: 'g', scope: 's', planSummary: 'p', owner, department }
  const span = (start: string, end: string) => ({ kind: 'month', period: { start, end } })
  const running = await create(engine, 'cycle', { title: 'April', ...span('2026-04-01', '2026-04-30'), ...texts })
  const ending = { title: 'February', ...span('2026-02-01', '2026-02-28'), ...texts, actions: [action] }
  const ended = await create(engine, 'cycle', ending)
  const items: string[] = []
  const item = async (cycle: string, title: string, month: string, dependsOn: readonly object[] = []) => {
    const days = { startOn: `${month}-05`, dueOn: `${month}-09`, leadDepartment: department, owner, dependsOn }
    items.push(await create(engine, 'workItem', { cycle, title, ...days, targets: [target] }))
    return items.at(-1) ?? ''
  }
  const first = await item(running, work.plan[0], '2026-04')
  await item(running, work.plan[1], '2026-04', [{ item: first, lagDays: 0 }])
  for (const title of work.act) await item(ended, title, '2026-02')
  for (const id of items) await take(engine, 'workItem', id, 'proposeTargets')
  await engine.as('ada')
  for (const id of items) await take(engine, 'workItem', id, 'approveTargets')
  for (const id of [running, ended]) await take(engine, 'cycle', id, 'startDo')
  for (const id of items.slice(work.plan.length)) {
    await take(engine, 'workItem', id, 'start')
    const { revision } = await now(engine, 'workItem', id)
    await engine.call('workItem.update', { id, revision, changes: { targets: [{ ...target, measured: '0' }] } })
  }
  await take(engine, 'cycle', ended, 'startCheck', { doSummary: 'd' })
  await take(engine, 'cycle', ended, 'startAct', { checkSummary: 'c' })
  await take(engine, 'workItem', items.at(-1) ?? '', 'finish', { result: 'Done.' })
}

/** A cycle that is barely planned: nothing sums it up, the targets of one item wait for approval, another has none. */
async function fillBare(engine: Engine): Promise<void> {
  const owner = engine.vault.actor().person
  const leadDepartment = await create(engine, 'department', { name: 'Buildings', code: 'BLD' })
  const period = { start: '2026-05-01', end: '2026-05-31' }
  const texts = { goal: 'g', scope: 's', owner, department: leadDepartment }
  const cycle = await create(engine, 'cycle', { title: 'May', kind: 'month', period, ...texts })
  const item = (title: string, more: object) =>
    create(engine, 'workItem', { cycle, title, leadDepartment, startOn: '2026-05-04', ...more })
  const agreed = { owner, dueOn: '2026-05-20', targets: [target] }
  await take(engine, 'workItem', await item(work.bare[0], agreed), 'proposeTargets')
  await item(work.bare[1], { dueOn: '2026-05-29' })
}

const engine = await testEngine(11)
await engine.addMember('ada', ['lead'])
await fillBare(engine)
await fill(engine)
await engine.workbench.close()
process.stdout.write(JSON.stringify({ root: engine.root, folder: engine.folder, password: testPassword }))
