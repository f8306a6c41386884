import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import { entity } from '../../record/rule-case.test-support.ts'
import type { controlRecord } from './control.record.ts'
import type { controlCheckRecord } from './control-check.record.ts'
import { projectControlEffectiveness } from './control-effectiveness.projection.ts'

type Control = Entity<typeof controlRecord>
type Check = Entity<typeof controlCheckRecord>

const base = {
  ...{ revision: 'r', createdAt: '', createdBy: 'p', updatedAt: '', updatedBy: 'p', archived: false },
  ...{ evidence: [], procedure: null, steps: [] },
}
const control = (id: string, more: Partial<Control> = {}): Control => ({
  ...{ ...base, id, number: id.toUpperCase(), title: `Control ${id}`, state: 'operating', kind: 'preventive' },
  ...{ objective: null, description: null, automation: null, owner: 'own', department: 'ops', policies: [] },
  ...{ contributingDepartments: [], frameworks: [], cadenceMonths: 12, nextCheckOn: null, catalogueKey: null },
  ...{ operatingSince: '2026-06-01', retiredOn: null, ...more },
})
const check = (of: string, performedOn: string, result: Check['result'], more: Partial<Check> = {}): Check => ({
  ...{ ...base, id: `${of}${performedOn}`, number: `N${performedOn}`, control: of, title: 'Check', state: 'reviewed' },
  ...{ period: null, tester: 'tester', performedOn, population: 40, sampleSize: 10, samplingSeed: null, sample: null },
  ...{ deviations: 0, result, conclusion: `said ${performedOn}`, submittedBy: null, submittedOn: null },
  ...{ reviewedBy: null, reviewedOn: null, reviewNote: null, ...more },
})
const project = (controls: readonly Control[], checks: readonly Check[] = [], head: string | null = 'head') =>
  projectControlEffectiveness({
    ...{ organisation: null, unit: entity({ id: 'u', name: 'Unit', head }), units: 1, controls, checks },
    ...{ on: '2026-11-22', nameOf: (_: string, id: string | null) => id ?? '' },
  })

describe('the effectiveness of controls on paper', () => {
  it('looks back over twelve months, and takes the last result of each control', () => {
    const { period, controls, counts } = project(
      [control('a'), control('b')],
      [
        check('a', '2026-07-01', 'ineffective'),
        check('a', '2026-11-01', 'effective'),
        check('b', '2025-11-30', 'effective'),
      ],
    )
    expect(period).toEqual({ start: '2025-12-01', end: '2026-11-22' })
    expect(controls.map(({ number, last, tested, effective }) => [number, last, tested, effective])).toEqual([
      ['A', 'effective', 2, 1],
      ['B', 'untested', 0, 0],
    ])
    expect(counts).toEqual({ effective: 1, partlyEffective: 0, ineffective: 0, notTested: 0, untested: 1 })
  })

  it('counts a check that could not be carried out as none that tested', () => {
    const { controls } = project([control('a')], [check('a', '2026-11-01', 'notTested')])
    expect(controls[0]).toMatchObject({ last: 'notTested', tested: 0, effective: 0 })
  })

  it.each([
    ['one that is effective and owes nothing', control('a'), [check('a', '2026-11-01', 'effective')], false],
    ['one that is partly effective', control('a'), [check('a', '2026-11-01', 'partlyEffective')], true],
    ['one that was never checked', control('a'), [], true],
    [
      'one that is effective though a check did not come for months',
      control('a', { cadenceMonths: 1 }),
      [check('a', '2026-11-01', 'effective')],
      true,
    ],
  ] as const)('calls attention to %s: %s', (_, own, checks, isWeak) => {
    expect(project([own], checks).weak.length).toBe(isWeak ? 1 : 0)
  })

  it('repeats what the last check concluded only where it found fault', () => {
    const of = (result: Check['result']) => project([control('a')], [check('a', '2026-11-01', result)]).controls[0]
    expect([of('effective')?.conclusion, of('ineffective')?.conclusion]).toEqual(['', 'said 2026-11-01'])
  })

  it('lists the checks in the order of their days, by the number of their control', () => {
    const checks = [check('b', '2026-10-01', 'effective'), check('a', '2026-09-01', 'effective')]
    expect(project([control('a'), control('b')], checks).checks.map((one) => one.control)).toEqual(['A', 'B'])
  })

  it('is signed by the head of the unit, and by nobody where it has none', () => {
    expect(project([]).signers.map(({ id }) => id)).toEqual(['head'])
    expect(project([], [], null).signers).toEqual([])
  })
})
