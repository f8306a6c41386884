import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectCoverage } from './frameworks.coverage.ts'
import { projectCrossing } from './frameworks.crossing.ts'
import type { FrameworkName } from './frameworks.names.ts'

const control = (number: string, state: string, ...named: readonly (readonly [FrameworkName, string])[]) =>
  entity({
    ...{ id: number, number, title: number, state },
    frameworks: named.map(([framework, identifier]) => ({ framework, identifier })),
  })
const controls = [
  control(
    'one',
    'operating',
    ['iso27001', 'A.8.7'],
    ['mlps', '8.1.4.5'],
    ['mlps', '8.1.3.4a'],
    ['nistCsf', 'DE.CM-09'],
  ),
  control('two', 'planned', ['iso27001', 'A.8.7'], ['mlps', '8.1.4.5']),
  control('old', 'retired', ['iso27001', 'A.8.8'], ['mlps', '8.1.10.5']),
  control('alone', 'operating', ['iso27001', 'A.5.1']),
]
const coverage = (framework: FrameworkName, scope: string | null) =>
  projectCoverage({ framework, scope, controls, results: new Map(), requirements: [] })

describe('two frameworks held against each other', () => {
  it('share what the same controls serve, with their numbers', () => {
    const { rows, met, alone } = projectCrossing(coverage('iso27001', null), { framework: 'mlps', scope: '8.1' })
    expect(rows).toHaveLength(93)
    expect(rows.filter(({ crossed }) => crossed.length > 0)).toEqual([
      {
        ...{ identifier: 'A.8.7', standing: 'operating' },
        crossed: [
          { framework: 'mlps', identifier: '8.1.3.4', controls: ['one'] },
          { framework: 'mlps', identifier: '8.1.4.5', controls: ['one', 'two'] },
        ],
      },
    ])
    expect(met).toBe(1)
    expect(alone).toHaveLength(69)
  })

  it('read the same the other way, at a lower level too', () => {
    const back = projectCrossing(coverage('mlps', '7.1'), { framework: 'iso27001', scope: null })
    expect(back.rows.flatMap(({ identifier, crossed }) => crossed.map((one) => [identifier, one.identifier]))).toEqual([
      ['7.1.3.4', 'A.8.7'],
      ['7.1.4.5', 'A.8.7'],
    ])
  })
})
