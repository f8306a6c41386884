import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueRow } from '#shared/modules/controls/controls.contract.ts'
import type { Coverage } from '#shared/modules/frameworks/frameworks.coverage.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

type Adopted = { readonly adopted: readonly { readonly id: string; readonly revision: string }[] }

describe('the shipped catalogue and the frameworks', () => {
  let engine: Engine
  let department: AnyEntity
  let person: AnyEntity

  const catalogue = async () => (await engine.call<{ rows: readonly CatalogueRow[] }>('controls.catalogue', {})).rows
  const adopt = (keys: readonly string[], language = 'en') => engine.call<Adopted>('controls.adopt', { keys, language })
  const coverage = async (framework = 'iso27001', scope: string | null = null) =>
    (await engine.call<{ coverage: Coverage }>('frameworks.coverage', { framework, scope })).coverage
  const standing = async (identifier: string) =>
    (await coverage()).rows.find((row) => row.identifier === identifier)?.standing
  const get = async (record: string, id: string) =>
    (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
  const move = async (record: string, id: string, step: string, changes = {}, more = {}) => {
    const { revision } = await get(record, id)
    return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes, ...more })
  }

  beforeAll(async () => {
    engine = await testEngine()
    person = await engine.addMember('ada', ['auditor'])
    department = await engine.call('department.create', { draft: { name: 'Network', code: 'NET' } })
  })
  afterAll(() => engine.remove())

  it('are taken over in one change, whole, and recognised afterwards', async () => {
    const rows = await catalogue()
    expect(rows.length).toBeGreaterThanOrEqual(25)
    expect(rows.every(({ taken, steps }) => taken === null && steps > 0)).toBe(true)
    const before = engine.entries()
    const { adopted } = await adopt(['endpointProtection', 'mailProtection', 'endpointProtection'])
    expect(engine.entries()).toBe(before + 1)
    expect(adopted).toHaveLength(2)
    const control = await get('control', adopted[0]?.id ?? '')
    expect(control).toMatchObject({ state: 'planned', catalogueKey: 'endpointProtection', cadenceMonths: 1 })
    expect(control.steps).toHaveLength(2)
    expect((await catalogue()).find(({ key }) => key === 'mailProtection')?.taken?.id).toBe(adopted[1]?.id)
    expect((await adopt(['mailProtection'], 'zh-CN')).adopted).toEqual([])
  })

  it('are offered again once archived, and a typed one of the same title counts as taken', async () => {
    const taken = (await catalogue()).find(({ key }) => key === 'mailProtection')?.taken
    const { revision } = await get('control', taken?.id ?? '')
    await engine.call('control.archive', { id: taken?.id, revision })
    expect((await catalogue()).find(({ key }) => key === 'mailProtection')?.taken).toBeNull()
    const [row] = await catalogue().then((rows) => rows.filter(({ key }) => key === 'webFirewall'))
    await engine.call('control.create', { draft: { title: row?.title['zh-CN'], kind: 'preventive' } })
    expect((await catalogue()).find(({ key }) => key === 'webFirewall')?.taken).not.toBeNull()
  })

  it('refuse a key that the catalogue has not, and members who do not lead', async () => {
    expect((await refusalOf(adopt(['nothing']))).code).toBe('invalid')
    await engine.as('ada')
    expect((await refusalOf(adopt(['ddosDefence']))).code).toBe('forbidden')
    await engine.as('mei')
  })

  it('are covered by what operates, and by what its last check found', async () => {
    expect(await standing('A.8.7')).toBe('planned')
    const [control] = await catalogue().then((rows) => rows.filter(({ key }) => key === 'endpointProtection'))
    const id = control?.taken?.id ?? ''
    await move('control', id, 'putIntoOperation', { owner: person.id, department: department.id })
    expect(await standing('A.8.7')).toBe('operating')
    const check = await engine.call('controlCheck.create', {
      draft: { ...{ control: id, title: 'March', tester: person.id }, performedOn: '2026-01-05', result: 'effective' },
    })
    expect(await standing('A.8.7')).toBe('operating')
    await move('controlCheck', check.id, 'submit', { procedure: 'Looked', conclusion: 'Good' })
    expect(await standing('A.8.7')).toBe('effective')
  })

  it('get a record for each requirement once, and what is decided leaves the count', async () => {
    const begin = async (language: string, framework = 'iso27001', scope: string | null = null) =>
      (await engine.call<{ created: readonly unknown[] }>('frameworks.begin', { framework, scope, language })).created
    expect(await begin('zh-CN')).toHaveLength(93)
    expect(await begin('en')).toEqual([])
    expect(await begin('en', 'mlps', '7.3')).toHaveLength(7)
    expect((await coverage('mlps', '7.3')).rows.every(({ decision }) => decision !== null)).toBe(true)
    const { decision } = (await coverage()).rows.find(({ identifier }) => identifier === 'A.8.30') ?? {}
    await move('requirement', decision?.id ?? '', 'decide', {
      ...{ applicability: 'notApplicable', justification: 'Nothing is developed by others.' },
    })
    expect(await standing('A.8.30')).toBe('notApplicable')
    expect((await coverage()).applicable).toBe(92)
    const twice = engine.call('requirement.create', {
      draft: { framework: 'iso27001', identifier: 'A.8.30', title: 'Again' },
    })
    expect((await refusalOf(twice)).fields.map(({ key }) => key)).toEqual(['requirement.rule.decidedTwice'])
  })

  it('name a wrong identifier and propose the nearest one', async () => {
    const draft = { title: 'X', kind: 'preventive', frameworks: [{ framework: 'nistCsf', identifier: 'PR.AC-1' }] }
    const { fields } = await refusalOf(engine.call('control.create', { draft }))
    expect(fields[0]).toMatchObject({
      key: 'control.rule.identifierOtherEdition',
      parameters: { identifier: 'PR.AC-1', suggestion: 'PR.AA-01', edition: '2.0' },
    })
    expect((await engine.audit()).damages).toEqual([])
  })
})
