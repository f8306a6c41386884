import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAtomicTree, readAtomicTree } from './atomic-tree-reading.ts'
import { indexCatalogue } from './attack-catalogue.ts'

const index = indexCatalogue({
  version: '19.1',
  tactics: [
    { id: 'TA0007', shortName: 'discovery', name: 'Discovery' },
    { id: 'TA0002', shortName: 'execution', name: 'Execution' },
  ],
  techniques: [{ id: 'T1033', name: 'System Owner/User Discovery', tactics: ['discovery', 'execution'] }],
  retired: [],
})
const test = {
  ...{ name: 'Who am I', auto_generated_guid: 'g1', description: 'Asks.', supported_platforms: ['linux'] },
  executor: { name: 'sh', command: 'whoami\n', cleanup_command: 'true', elevation_required: 'false' },
}
const entry = { technique: { name: 'System Owner/User Discovery', type: 'attack-pattern' }, atomic_tests: [test] }
const read = (value: object) => readAtomicTree(Object(value), index, 3)
const one = (given: object | string | null) => read({ discovery: { T1033: { atomic_tests: [given] } } })

describe('the index of Atomic Red Team as a tree', () => {
  it('becomes a planned step for each test, with its command, and keeps what has no field', () => {
    const { rows, faults, losses } = read({ discovery: { T1033: entry } })
    expect(faults).toEqual([])
    expect(losses).toEqual([{ kind: 'leftOut', what: 'technique' }])
    expect(rows).toEqual([
      {
        where: 'discovery T1033 1',
        step: {
          ...{ title: 'Who am I', tactic: 'TA0007', technique: 'T1033', description: 'Asks.', tool: 'sh' },
          ...{ command: 'whoami', target: null, source: null, startedAt: null, endedAt: null, outcome: null },
        },
        facts: [],
        kept: [
          { name: 'auto_generated_guid', value: 'g1' },
          { name: 'supported_platforms', value: '["linux"]' },
          { name: 'executor.cleanup_command', value: 'true' },
          { name: 'executor.elevation_required', value: 'false' },
        ],
      },
    ])
  })

  it('takes a test once that stands under several tactics, and tells the others', () => {
    const { rows, losses } = read({ discovery: { T1033: entry }, execution: { T1033: entry } })
    expect(rows.map(({ step }) => step.tactic)).toEqual(['TA0007'])
    expect(losses).toContainEqual({ kind: 'leftOut', what: 'execution T1033 1' })
  })

  it('is read from the file of one technique too, which names no tactic', () => {
    const { rows, losses } = read({
      attack_technique: 'T1033',
      display_name: 'Users',
      atomic_tests: [test, { executor: null }],
    })
    expect(rows.map(({ where, step }) => [where, step.title, step.technique])).toEqual([
      ['T1033 1', 'Who am I', 'T1033'],
      ['T1033 2', 'Users', 'T1033'],
    ])
    expect(losses).toEqual([])
  })

  it.each([
    ['what a person does by hand', { executor: { name: 'manual', steps: '1. Look' } }, '1. Look', []],
    [
      'steps beside a command',
      { executor: { name: 'sh', command: 'ls', steps: 'Look' } },
      'ls',
      [{ name: 'executor.steps', value: 'Look' }],
    ],
    [
      'executors of the first versions',
      { executors: [{ name: 'sh' }] },
      null,
      [{ name: 'executors', value: '[{"name":"sh"}]' }],
    ],
    ['an executor that is no map', { executor: 'sh' }, null, [{ name: 'executor', value: 'sh' }]],
  ])('takes %s, and loses nothing of it', (_what, given, command, kept) => {
    const { rows, faults } = one({ name: 'Look', ...given })
    expect(faults).toEqual([])
    expect([rows[0]?.step.command, rows[0]?.kept]).toEqual([command, kept])
  })

  it('keeps techniques, tactics and members that nobody knows, and says so', () => {
    const strange = { stealthy: { T9999: { atomic_tests: [{ name: 'A', new: 'x' }], more: 'y' } } }
    const { rows, losses } = read(strange)
    expect(rows[0]).toMatchObject({
      step: { technique: 'T9999', tactic: null },
      kept: [
        { name: 'new', value: 'x' },
        { name: 'technique.more', value: 'y' },
      ],
    })
    expect(losses).toEqual([
      { kind: 'unknownTechnique', what: 'stealthy T9999 1 T9999' },
      { kind: 'unknownTactic', what: 'stealthy T9999 1 stealthy' },
      { kind: 'kept', what: 'new' },
      { kind: 'kept', what: 'more' },
    ])
  })

  it('keeps what is said of all tests of a technique with the first that comes in', () => {
    const { rows, losses } = read({ discovery: { T1033: { atomic_tests: [{ name: 'A' }, { name: 'B' }], more: 'y' } } })
    expect(rows.map(({ kept }) => kept)).toEqual([[{ name: 'technique.more', value: 'y' }], []])
    expect(losses).toEqual([{ kind: 'kept', what: 'more' }])
  })

  const noTests = 'errors.field.foreignRun.noTests'
  it.each([
    [
      'a test without any name',
      { x: { T9999: { atomic_tests: [{}] } } },
      'x T9999 1',
      'name',
      'errors.field.foreignRun.noTitle',
    ],
    ['a test that is none', { x: { T1033: { atomic_tests: ['a'] } } }, 'x T1033 1', 'atomic_tests', noTests],
    ['tests that are no list', { x: { T1033: { atomic_tests: 'a' } } }, 'x T1033', 'atomic_tests', noTests],
    ['a technique that is none', { x: { T1033: 'a' } }, 'x', 'T1033', noTests],
    ['a tactic that is none', { x: ['a'] }, 'x', 'x', 'errors.field.foreignRun.noTechniques'],
  ])('tells %s by row and field', (_what, value, where, field, message) => {
    expect(read(value).faults).toEqual([{ where, field, message }])
  })

  it('is refused where it holds more tests than are taken', () => {
    expect(() => read({ x: { T1033: { atomic_tests: [test, test, test, test] } } })).toThrow('errors.runSteps')
  })

  it.each([
    [{ discovery: { T1033: entry } }, true],
    [{ discovery: null, execution: { T1059: { technique: {} } } }, true],
    [{ attack_technique: 'T1033', atomic_tests: [] }, true],
    [{ discovery: { T1033: 'a' } }, false],
    [{ type: 'bundle' }, false],
    [[], false],
    ['text', false],
  ])('is known by its shape: %j', (value, is) => {
    expect(isAtomicTree(Object(value) === value ? value : String(value))).toBe(is)
  })

  it('of any content loses no test and invents none', () => {
    const given = fc.dictionary(fc.constantFrom('name', 'auto_generated_guid', 'executor', 'other'), fc.string())
    fc.assert(
      fc.property(fc.array(given, { maxLength: 3 }), (tests) => {
        const found = read({ x: { T1033: { atomic_tests: tests } } })
        const twice = found.losses.filter(({ kind }) => kind === 'leftOut')
        expect(found.rows.length + twice.length).toBe(tests.length)
      }),
    )
  })
})
