import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { LayerReading } from '#shared/modules/exercises/exercises.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const layer = {
  name: 'Threat of the year',
  domain: 'enterprise-attack',
  versions: { attack: '19', navigator: '5.1.0', layer: '4.5' },
  techniques: [
    { techniqueID: 'T1566.001', tactic: 'initial-access', comment: '=cmd', score: 50 },
    { techniqueID: 'T1059' },
    { techniqueID: 'T9999' },
  ],
}

describe('layers of Navigator', () => {
  let engine: Engine
  let exercise: AnyEntity
  const read = async (value: unknown, take?: string) => {
    const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
    const ticket = await engine.send('layer.json', bytes)
    return await engine.call<LayerReading>('navigator.read', {
      exercise: exercise.id,
      ticket,
      ...(take ? { take } : {}),
    })
  }
  const written = async (exercises: readonly string[]) => {
    const { ticket, name } = await engine.call<{ ticket: string; name: string }>('navigator.write', { exercises })
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return { name, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  }
  const steps = async () => (await engine.call<Page<AnyEntity>>('attackStep.list', {})).rows

  beforeAll(async () => {
    engine = await testEngine()
    const period = { start: '2026-03-01', end: '2026-03-31' }
    exercise = await engine.call('exercise.create', { draft: { title: '春季演练', kind: 'redBlue', period } })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('are looked into without changing anything', async () => {
    const before = engine.entries()
    const { layers, missing, losses, planned } = await read(layer)
    expect(layers).toEqual([{ name: 'Threat of the year', techniques: 2 }])
    expect(missing.map(({ technique }) => technique)).toEqual(['T1566.001', 'T1059'])
    expect(losses.map(({ kind }) => kind)).toEqual(['score', 'unknownTechnique'])
    expect([planned, engine.entries()]).toEqual([null, before])
  })

  it('become planned steps in one change, and no second time', async () => {
    const before = engine.entries()
    expect((await read([layer, layer], 'phishing')).planned).toBe(2)
    expect(engine.entries()).toBe(before + 1)
    expect((await steps()).find(({ technique }) => technique === 'T1566.001')).toMatchObject({
      ...{ title: 'Spearphishing Attachment', tactic: 'TA0001', vector: 'phishing', description: '=cmd' },
      ...{ outcome: null, startedAt: null },
    })
    expect((await read(layer, 'phishing')).planned).toBe(0)
  })

  it('go out with three versions, alone or as a list, and come back without a step that is new', async () => {
    const { name, value } = await written([exercise.id])
    expect(name).toMatch(/^E-.*\.layer\.json$/u)
    expect(value).toMatchObject({
      domain: 'enterprise-attack',
      versions: { attack: '19', navigator: '4.9.0', layer: '4.5' },
    })
    expect(value.techniques.every((one: object) => !('score' in one))).toBe(true)
    expect((await read(value)).missing).toEqual([])
    expect((await written([exercise.id, exercise.id])).value).toHaveLength(2)
  })

  it.each([
    ['no JSON', '[{', 'errors.jsonUnreadable'],
    ['the domain of another matrix', { ...layer, domain: 'mobile-attack' }, 'errors.layerDomain'],
    ['an old format', { ...layer, versions: { layer: '3.0' } }, 'errors.layerVersion'],
  ])('are refused by name for %s, and nothing is kept', async (_what, value, key) => {
    const before = engine.entries()
    expect((await refusalOf(read(value, 'phishing'))).key).toBe(key)
    expect(engine.entries()).toBe(before)
  })
})
