import { describe, expect, it } from 'vitest'
import { indexCatalogue } from './attack-catalogue.ts'
import { type MatrixCell, projectMatrix } from './attack-matrix.ts'
import { type DefenceFacts, type DefenceKind, factOf } from './exercises.defence.ts'
import type { StepFacts } from './exercises.projection.ts'

const index = indexCatalogue({
  version: '1',
  tactics: [
    { id: 'TA0001', shortName: 'initial-access', name: 'Initial Access' },
    { id: 'TA0003', shortName: 'persistence', name: 'Persistence' },
  ],
  techniques: [
    { id: 'T1566', name: 'Phishing', tactics: ['initial-access'] },
    { id: 'T1566.001', name: 'Spearphishing Attachment', tactics: ['initial-access'] },
    { id: 'T1078', name: 'Valid Accounts', tactics: ['initial-access', 'persistence'] },
  ],
  retired: [
    { id: 'T1193', name: 'Spearphishing Attachment', replacedBy: 'T1566.001' },
    { id: 'T1000', name: 'Given up', replacedBy: null },
  ],
})

const step = (id: string, technique: string | null, values: Partial<StepFacts> = {}): StepFacts => ({
  ...{ id, exercise: 'e', position: 1, title: id, vector: 'phishing', tactic: null, technique, target: null },
  ...{ outcome: 'succeeded', startedAt: '2026-03-01T08:00:00.000Z', endedAt: null },
  ...{ plannedStartAt: null, plannedEndAt: null, retestOf: null },
  ...values,
})
const seen = (attackStep: string, kind: DefenceKind): DefenceFacts =>
  factOf({ id: `${attackStep} ${kind}`, attackStep, kind, at: null, source: 'EDR' })
const cell = (cells: readonly MatrixCell[] | undefined, id: string) =>
  cells?.find(({ technique }) => technique.id === id)

describe('the matrix', () => {
  it('has every technique below each of its tactics, by name, with its sub-techniques', () => {
    const { columns } = projectMatrix(index, [], [])
    expect(columns.map(({ tactic, cells }) => [tactic.id, ...cells.map(({ technique }) => technique.id)])).toEqual([
      ['TA0001', 'T1566', 'T1078'],
      ['TA0003', 'T1078'],
    ])
    expect(cell(columns[0]?.cells, 'T1566')?.subs.map(({ technique }) => technique.id)).toEqual(['T1566.001'])
  })

  it('counts retired ids as what took their place, and shows the weakest outcome of those that ran', () => {
    const steps = [
      step('a', 'T1193'),
      step('b', 'T1566.001'),
      step('c', 'T1566'),
      step('d', 'T1566', { outcome: 'notRun' }),
    ]
    const { columns, tried, unseen } = projectMatrix(index, steps, [
      seen('a', 'prevented'),
      seen('b', 'logged'),
      seen('c', 'alerted'),
    ])
    const phishing = cell(columns[0]?.cells, 'T1566')
    expect(phishing?.own).toMatchObject({ run: 1, detected: 1, worst: 'alerted', steps: { length: 2 } })
    expect(phishing?.subs[0]?.own).toMatchObject({ run: 2, detected: 1, worst: 'logged' })
    expect(phishing?.whole).toMatchObject({ run: 3, detected: 2, worst: 'logged', steps: { length: 4 } })
    expect([tried, unseen]).toEqual([2, 0])
  })

  it('puts a step below the tactic that it names, else below all of its technique', () => {
    const runOf = (tactic: string | null) =>
      projectMatrix(index, [step('a', 'T1078', { tactic })], []).columns.map(
        ({ cells }) => cell(cells, 'T1078')?.own.run,
      )
    expect(runOf('TA0003')).toEqual([0, 1])
    expect(runOf(null)).toEqual([1, 1])
    expect(runOf('TA0040')).toEqual([1, 1])
  })

  it('names what it cannot place, and what was never detected', () => {
    const { unplaced, tried, unseen } = projectMatrix(
      index,
      [step('a', 'T1000'), step('b', null), step('c', 'T1566')],
      [],
    )
    expect(unplaced.map(({ step: { id } }) => id)).toEqual(['a', 'b'])
    expect([tried, unseen]).toEqual([1, 1])
  })

  it('counts a step that did not apply neither as seen nor as missed', () => {
    const { columns, tried } = projectMatrix(index, [step('a', 'T1566')], [seen('a', 'notApplicable')])
    const own = cell(columns[0]?.cells, 'T1566')?.own
    expect(own).toMatchObject({ run: 0, worst: null, steps: [{ outcome: 'notApplicable' }] })
    expect(tried).toBe(0)
  })
})
