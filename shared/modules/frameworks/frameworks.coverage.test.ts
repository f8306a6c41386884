import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { coveredShare, isGap, projectCoverage, type Standing } from './frameworks.coverage.ts'
import { projectStatement } from './frameworks.statement.ts'

const control = (id: string, state: string, ...identifiers: readonly string[]) =>
  entity({
    ...{ id, state, number: id.toUpperCase(), title: id },
    frameworks: identifiers.map((identifier) => ({
      framework: identifier.startsWith('A.') ? 'iso27001' : 'mlps',
      identifier,
    })),
  })
const decision = (identifier: string, applicability: string, state = 'decided', framework = 'iso27001') =>
  entity({
    id: `d${identifier}`,
    state,
    framework,
    identifier,
    applicability,
    justification: 'Because',
    department: 'x',
  })

const coverage = projectCoverage({
  framework: 'iso27001',
  controls: [
    control('good', 'operating', 'A.5.1', '8.1.4.1a'),
    control('bad', 'operating', 'A.5.1', 'A.5.2'),
    control('new', 'operating', 'A.5.3', 'A.5.30'),
    control('late', 'planned', 'A.5.4', 'A.5.2'),
    control('gone', 'retired', 'A.5.5'),
    control('odd', 'operating', 'A.9.9'),
  ],
  results: new Map([
    ['good', { result: 'effective', on: '2026-01-01' }],
    ['bad', { result: 'ineffective', on: '2026-01-01' }],
  ]),
  requirements: [
    decision('A.5.6', 'notApplicable'),
    decision('A.5.30', 'notApplicable'),
    decision('A.5.7', 'notApplicable', 'open'),
    decision('A.5.8', 'notApplicable', 'decided', 'mlps'),
    decision('A.5.1', 'applicable'),
  ],
})
const row = (identifier: string) => coverage.rows.find((one) => one.identifier === identifier)

describe('coverage', () => {
  it.each<[string, Standing]>([
    ['A.5.1', 'effective'],
    ['A.5.2', 'ineffective'],
    ['A.5.3', 'operating'],
    ['A.5.4', 'planned'],
    ['A.5.5', 'none'],
    ['A.5.6', 'notApplicable'],
    ['A.5.7', 'none'],
    ['A.5.8', 'none'],
  ])('of %s is %s', (identifier, standing) => expect(row(identifier)?.standing).toBe(standing))

  it('marks what is decided to be out and is served all the same', () => {
    expect(coverage.rows.filter((one) => one.isContradicted).map((one) => one.identifier)).toEqual(['A.5.30'])
  })

  it('counts every requirement once and takes the share of those that apply', () => {
    expect(Object.values(coverage.counts).reduce((sum, count) => sum + count)).toBe(93)
    expect(coverage.applicable).toBe(91)
    expect(coveredShare(coverage, 'effective', 'operating')).toBe(2)
    expect(coverage.rows.filter(isGap)).toHaveLength(89)
    expect(coveredShare({ ...coverage, applicable: 0 }, 'effective')).toBeNull()
  })

  it('tells what else a control serves, an item under its control point', () => {
    const [good] = row('A.5.1')?.controls ?? []
    expect(good?.mappings).toEqual([
      { framework: 'iso27001', identifier: 'A.5.1' },
      { framework: 'mlps', identifier: '8.1.4.1' },
    ])
  })
})

describe('coverage of MLPS', () => {
  const at = (scope: string) =>
    projectCoverage({
      ...{ framework: 'mlps', scope, results: new Map(), requirements: [] },
      controls: [control('good', 'operating', '8.1.4.10')],
    })

  it('has the rows of one level and part, and takes what serves a level for the levels below too', () => {
    const served = (scope: string) => at(scope).rows.flatMap((one) => (one.controls.length > 0 ? one.identifier : []))
    expect(at('8.1').rows).toHaveLength(71)
    expect(at('7.2').rows).toHaveLength(13)
    expect(['7.1', '8.1', '9.1'].map(served)).toEqual([['7.1.4.9'], ['8.1.4.10'], []])
    expect(
      projectStatement(at('8.2'), 'en')
        .chapters.map(({ id }) => id)
        .at(-1),
    ).toBe('8.2.7')
  })
})

describe('the statement of applicability', () => {
  const statement = projectStatement(coverage, 'en')

  it('has a line for every requirement, by chapter, and counts what is undecided', () => {
    expect(statement.chapters.map(({ id, lines }) => [id, lines.length])).toEqual([
      ['A.5', 37],
      ['A.6', 8],
      ['A.7', 14],
      ['A.8', 34],
    ])
    expect(statement).toMatchObject({ decided: 3, applicable: 1, excluded: 2, undecided: 90, edition: '2022' })
  })

  it('prints what was decided, and the state by the controls alone', () => {
    const line = (identifier: string) =>
      statement.chapters.flatMap(({ lines }) => lines).find((one) => one.identifier === identifier)
    expect(line('A.5.1')).toMatchObject({
      applicability: 'applicable',
      standing: 'effective',
      controls: ['GOOD', 'BAD'],
    })
    expect(line('A.5.7')).toMatchObject({ applicability: null, justification: 'Because' })
  })
})
