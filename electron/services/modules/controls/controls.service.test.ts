import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import type { CheckOfMonth } from '#shared/modules/controls/controls.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const copies = 10_000

describe('the checks of a map of months', () => {
  let engine: Engine
  let check: AnyEntity

  const since = async (day: string) =>
    (await engine.call<{ rows: readonly CheckOfMonth[] }>('controls.checksSince', { since: day })).rows

  beforeAll(async () => {
    engine = await testEngine()
    const department = await engine.call<AnyEntity>('department.create', { draft: { name: 'Network', code: 'NET' } })
    const control = await engine.call<AnyEntity>('control.create', {
      draft: { title: 'Backups', objective: 'Restorable.', kind: 'preventive', department: department.id },
    })
    const draft = await engine.call<AnyEntity>('controlCheck.create', {
      draft: {
        title: 'Restore from tape',
        control: control.id,
        tester: engine.vault.actor().person,
        performedOn: '2026-02-10',
        procedure: 'Restore one folder.',
        result: 'effective',
        conclusion: 'Restored.',
      },
    })
    expect(await since('2026-02-01')).toEqual([])
    const { id, revision } = draft
    await engine.call('controlCheck.move', { id, revision, step: 'submit' })
    check = (await engine.call<{ entity: AnyEntity }>('controlCheck.get', { id })).entity
  })
  afterAll(() => engine.remove())

  it('are those that somebody stands for', async () => {
    const row = {
      id: check.id,
      state: 'submitted',
      control: check.control,
      performedOn: '2026-02-10',
      result: 'effective',
    }
    expect(await since('2026-02-01')).toEqual([row])
    // What was owed in March may have begun with it.
    expect(await since('2026-03-01')).toEqual([row])
    expect(await refusalOf(engine.call('controls.checksSince', { since: '2026-02-30' }))).toMatchObject({
      code: 'invalid',
    })
  })

  it('are all there, however many', async () => {
    const { db } = engine.vault.store
    const { table } = controlCheckRecord
    const columns = db
      .prepare<[], { name: string }>(`PRAGMA table_info("${table}")`)
      .all()
      .map(({ name }) => `"${name}"`)
    const copied = columns.map((name) =>
      name === '"id"' ? `"id" || '-' || n.value` : name === '"number"' ? 'NULL' : name,
    )
    db.exec(`INSERT INTO "${table}" (${columns.join(', ')}) SELECT ${copied.join(', ')} FROM (SELECT * FROM "${table}" LIMIT 1),
      (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${copies}) SELECT value FROM n) AS n`)
    expect(await since('2026-02-01')).toHaveLength(copies + 1)
  })
})
