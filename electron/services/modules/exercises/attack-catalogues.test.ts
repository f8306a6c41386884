import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttackInForce, AttackLoading } from '#shared/modules/exercises/exercises.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const reference = (id: string) => [{ source_name: 'mitre-attack', external_id: id }]
const bundle = {
  type: 'bundle',
  objects: [
    { type: 'x-mitre-collection', id: 'c', x_mitre_version: '18.1' },
    {
      type: 'x-mitre-tactic',
      id: 't',
      name: 'Impact',
      x_mitre_shortname: 'impact',
      external_references: reference('TA0040'),
    },
    {
      type: 'attack-pattern',
      id: 'a',
      name: 'Impair Defenses',
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'impact' }],
      external_references: reference('T1562'),
    },
  ],
}

describe('the catalogue of ATT&CK', () => {
  let engine: Engine
  const inForce = () => engine.call<AttackInForce>('attack.catalogue', {})
  const load = async (value: unknown, apply: boolean) => {
    const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
    return await engine.call<AttackLoading>('attack.load', { ticket: await engine.send('attack.json', bytes), apply })
  }

  beforeAll(async () => {
    engine = await testEngine()
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('is the shipped one at first, with its licence', async () => {
    const { catalogue, loaded, licence } = await inForce()
    expect([catalogue.version, catalogue.techniques.length, loaded]).toEqual(['19.1', 697, null])
    expect(licence).toContain('reproduced and distributed with the permission of The MITRE Corporation')
  })

  it('is left alone by a look into a bundle', async () => {
    const before = engine.entries()
    const { version, techniques, difference, record } = await load(bundle, false)
    expect([version, techniques, record]).toEqual(['18.1', 1, null])
    expect(difference.added).toEqual([{ id: 'T1562', name: 'Impair Defenses' }])
    expect(difference.retired).toHaveLength(697)
    expect(engine.entries()).toBe(before)
  })

  it('gives way to a loaded one in one change, which keeps the names of the shipped ids', async () => {
    const before = engine.entries()
    const { record } = await load(bundle, true)
    expect(engine.entries()).toBe(before + 1)
    const { catalogue, loaded } = await inForce()
    expect(loaded).toMatchObject({ id: record, title: 'ATT&CK Enterprise 18.1' })
    expect(catalogue.techniques).toEqual([{ id: 'T1562', name: 'Impair Defenses', tactics: ['impact'] }])
    expect(catalogue.retired.find(({ id }) => id === 'T1685')).toMatchObject({ name: 'Disable or Modify Tools' })
  })

  it('comes back when asked for, and a second load takes the place of the first', async () => {
    const { record: first } = await load(bundle, true)
    const { record: second } = await load(bundle, true)
    const standing = async (id: string | null) =>
      (await engine.call<{ entity: AnyEntity }>('attackCatalogue.get', { id })).entity.standing
    expect([await standing(first), await standing(second)]).toEqual(['superseded', 'inUse'])
    expect(await engine.call('attack.useShipped', {})).toEqual({ superseded: 1 })
    expect((await inForce()).loaded).toBeNull()
  })

  it.each([
    ['no JSON', '{"type": "bundle"', 'errors.jsonUnreadable'],
    ['no bundle', { type: 'report' }, 'errors.stixUnknown'],
  ])('refuses %s by name and keeps nothing', async (_what, value, key) => {
    const before = engine.entries()
    expect((await refusalOf(load(value, true))).key).toBe(key)
    expect(engine.entries()).toBe(before)
  })
})
