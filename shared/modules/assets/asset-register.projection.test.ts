import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { unitsWithin } from '../people/people.units.ts'
import { projectAssetRegister } from './asset-register.projection.ts'

const unit = (id: string, parent: string | null) => entity({ id, name: id, parent })
const asset = (number: string, over: Readonly<Record<string, unknown>>) =>
  entity({ id: number, number, name: number, kind: 'server', state: 'operating', ...over })

const project = (
  assets: readonly ReturnType<typeof asset>[],
  own = unit('bank', null),
  items: readonly ReturnType<typeof asset>[] = [],
) =>
  projectAssetRegister({
    ...{ organisation: null, unit: own, units: 1, assets, items, on: '2026-11-30' },
    nameOf: (_, id) => (id === null ? '' : `<${id}>`),
  })

describe('the units of a register', () => {
  it('are the unit and all below it, once, rings included', () => {
    const units = [unit('a', 'c'), unit('b', 'a'), unit('c', 'b'), unit('other', null), unit('below', 'other')]
    expect([...unitsWithin(units, 'a')].toSorted()).toEqual(['a', 'b', 'c'])
    expect([...unitsWithin(units, 'other')].toSorted()).toEqual(['below', 'other'])
  })
})

describe('who stands for a register', () => {
  const entered = (at: string, by: string, changedBy = by) =>
    asset(at, { createdAt: at, createdBy: by, updatedAt: '2026-05-01', updatedBy: changedBy })
  it.each([
    [
      'ann',
      [entered('2026-01-01', 'ann'), entered('2026-03-01', 'bo', 'ann'), entered('2026-02-01', 'cy')],
      'head ann, keeper bo',
    ],
    ['ann', [entered('2026-01-01', 'ann', 'bo')], 'head ann'],
    ['ann', [], 'head ann'],
    [null, [entered('2026-01-01', 'bo')], ''],
  ])('is, where %s heads it and of %o, %s', (head, assets, signers) => {
    const own = entity({ id: 'bank', name: 'bank', parent: null, head })
    const named = project(assets, own).signers.map(({ duty, id }) => `${duty} ${id}`)
    expect(named.join(', ')).toBe(signers)
  })
})

describe('the register of assets', () => {
  const full = { place: 'Room 4', department: 'net', owner: 'ann', grade: 'level2' }

  it.each([
    [full, []],
    [{ ...full, owner: null }, ['owner']],
    [{}, ['place', 'department', 'owner', 'grade']],
  ])('says of %o that it lacks %o', (over, missing) => {
    const register = project([asset('1', over)])
    expect(register.kinds[0]?.assets[0]?.missing).toEqual(missing)
    expect(register.incomplete).toBe(missing.length === 0 ? 0 : 1)
  })

  it.each([
    ['dedicatedLine', { registered: true, registration: 'R-1' }, 'R-1', 0],
    ['dedicatedLine', { registered: true }, true, 0],
    ['exposedService', { registered: false }, false, 1],
    ['exposedService', { registration: 'R-1' }, false, 1],
    ['server', {}, false, null],
  ])('reads the registration of a %s of %o as %s', (kind, over, registration, unregistered) => {
    const register = project([asset('1', { ...full, kind, ...over })])
    expect(register.kinds).toMatchObject([{ kind, unregistered, assets: [{ registration }] }])
    expect(register.unregistered).toBe(unregistered ?? 0)
  })

  it('puts kinds in their order, assets by number, and counts grades from the highest', () => {
    const register = project([
      asset('3', { ...full, kind: 'server', exposure: 'direct' }),
      asset('2', { ...full, kind: 'application', grade: 'level4', exposure: 'none' }),
      asset('1', { ...full, kind: 'server', exposure: 'indirect', grade: null }),
    ])
    expect(register.kinds.map(({ kind, assets }) => [kind, assets.map(({ number }) => number)])).toEqual([
      ['application', ['2']],
      ['server', ['1', '3']],
    ])
    expect(register).toMatchObject({ total: 3, exposed: 2 })
    expect(register.grades.map(({ count }) => count)).toEqual([0, 1, 0, 1, 0, 1])
  })
})

describe('security that goes along with systems', () => {
  const item = (of: string, phase: string, state: string) =>
    entity({ id: `${of} ${phase} ${state}`, asset: of, phase, state, title: phase, exception: 'e', exceptedBy: 'bo' })
  const whole = (of: string) => ['planned', 'built', 'operated'].map((phase) => item(of, phase, 'met'))

  it('names systems on their way and those of which something was asked, those with gaps first', () => {
    const assets = [
      ...[asset('1', {}), asset('2', {}), asset('3', { state: 'built' }), asset('4', { state: 'planned' })],
      ...[asset('5', {}), asset('6', {})],
    ]
    const items = [
      ...[...whole('2'), item('3', 'planned', 'open'), item('6', 'planned', 'excepted')],
      ...whole('6').slice(1),
    ]
    const { systems, measures, complete, unasked } = project(assets, undefined, items).synchrony
    const named = systems.map(({ number, standing }) => `${number} ${standing}`)
    expect(named).toEqual(['3 gaps', '4 null', '6 excepted', '2 complete'])
    expect({ complete, unasked }).toEqual({ complete: 2, unasked: 2 })
    expect(measures.map(({ number, state, by }) => `${number} ${state} ${by}`)).toEqual([
      '3 open <bo>',
      '6 excepted <bo>',
    ])
  })
})
