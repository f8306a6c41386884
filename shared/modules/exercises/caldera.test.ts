import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexCatalogue } from './attack-catalogue.ts'
import { isCaldera, readCaldera } from './caldera-reading.ts'

const index = indexCatalogue({
  version: '19.1',
  tactics: [{ id: 'TA0007', shortName: 'discovery', name: 'Discovery' }],
  techniques: [{ id: 'T1033', name: 'System Owner/User Discovery', tactics: ['discovery'] }],
  retired: [],
})
const step = (values: object = {}) => ({
  ...{ link_id: 'l', ability_id: 'a', command: 'whoami', name: 'Who am I', description: 'Finds the user', pid: 4 },
  ...{ delegated: '2026-03-03T10:00:00Z', agent_reported_time: '2026-03-03T10:00:05Z', run: '2026-03-03T10:00:09Z' },
  ...{ status: 0, platform: 'windows', executor: 'psh' },
  attack: { tactic: 'discovery', technique_name: 'System Owner/User Discovery', technique_id: 'T1033' },
  ...values,
})
const report = (steps: readonly unknown[] = [step()], values: object = {}) => ({
  ...{ name: 'Spring', planner: 'atomic', adversary: { name: 'Thief' }, start: '2026-03-03 09:59:00', finish: null },
  host_group: [{ paw: 'abc', host: 'PC-7', username: 'CORP\\joe', host_ip_addrs: ['10.0.0.7'] }],
  steps: { abc: { steps } },
  skipped_abilities: [{ abc: [{ reason: 'Agent untrusted', ability_id: 'b', ability_name: 'Dump' }] }],
  ...values,
})
const read = (value: unknown, most = 5) => readCaldera(JSON.parse(JSON.stringify(value)), index, most)

describe('an operation report of Caldera', () => {
  it('becomes a step for each link, keeps what has no field, and tells what never ran', () => {
    const { rows, faults, losses } = read(report([step({ colour: 'red' })]))
    expect(faults).toEqual([])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      where: 'abc 1',
      step: {
        ...{ title: 'Who am I', tactic: 'TA0007', technique: 'T1033', outcome: 'succeeded', command: 'whoami' },
        ...{ startedAt: '2026-03-03T10:00:05.000Z', endedAt: '2026-03-03T10:00:09.000Z' },
        ...{ target: 'PC-7 · 10.0.0.7 · CORP\\joe', tool: 'Caldera', description: 'Finds the user' },
      },
      facts: [],
    })
    expect(rows[0]?.kept).toEqual(
      expect.arrayContaining([
        ...[
          { name: 'paw', value: 'abc' },
          { name: 'delegated', value: '2026-03-03T10:00:00Z' },
        ],
        ...[
          { name: 'operation name', value: 'Spring' },
          { name: 'colour', value: 'red' },
        ],
      ]),
    )
    expect(losses).toEqual(
      expect.arrayContaining([
        { kind: 'outcomeInferred', what: 'abc 1 Who am I' },
        { kind: 'kept', what: 'colour' },
        { kind: 'leftOut', what: 'Dump' },
      ]),
    )
  })

  it.each([
    [0, 'succeeded'],
    [1, 'failed'],
    [124, 'failed'],
    [-1, null],
    [-3, null],
    [-2, 'notRun'],
    [-4, 'notRun'],
    [-5, 'notRun'],
  ])('with status %i is %s, and has no time where it never ran', (status, outcome) => {
    const { rows, faults } = read(report([step({ status })]))
    expect([rows[0]?.step.outcome, faults]).toEqual([outcome, []])
    expect(rows[0]?.step.startedAt === null).toBe(outcome === 'notRun')
  })

  it('takes times without a zone as UTC, as Caldera means them, and tells so', () => {
    const old = { delegated: '2026-03-03 10:00:00', agent_reported_time: undefined, run: '2026-03-03 10:00:09' }
    const { rows, losses, faults } = read(report([step(old)]))
    expect(faults).toEqual([])
    expect(rows[0]?.step.startedAt).toBe('2026-03-03T10:00:00.000Z')
    expect(losses.filter(({ kind }) => kind === 'zoneAssumed').map(({ what }) => what)).toEqual(['delegated', 'run'])
  })

  it.each([
    ['a 61st second', { agent_reported_time: '2026-03-03T10:00:61Z' }, 'agent_reported_time', 'calendar'],
    ['another zone', { run: '2026-03-03T18:00:09+08:00' }, 'run', 'zone'],
    ['an end before the start', { run: '2026-03-03T09:00:00Z' }, 'run', 'beforeStart'],
    ['no time', { delegated: null, agent_reported_time: null }, 'delegated', 'ranWithoutTime'],
    ['no status', { status: 'fine' }, 'status', 'noStatus'],
    ['nothing that names it', { name: '', attack: {} }, 'name', 'noTitle'],
  ])('names agent, step and member for %s', (_what, values, field, message) => {
    const { faults } = read(report([step(), step(values)]))
    expect(faults).toEqual([{ where: 'abc 2', field, message: `errors.field.foreignRun.${message}` }])
  })

  it('is refused whole where an agent has no list of steps, or there are too many', () => {
    const broken = report([], { steps: { abc: { steps: 'none' } } })
    expect(() => read(broken)).toThrow(expect.objectContaining({ key: 'errors.calderaShape' }))
    expect(() => read(report([step(), step()]), 1)).toThrow(expect.objectContaining({ key: 'errors.runSteps' }))
  })

  it('of any content is read or refused by name, loses no step and invents none', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.string()))
    const any = fc.record(
      {
        ...{ name: value, status: value, delegated: value, agent_reported_time: value, run: value, attack: value },
        ...{ command: value, description: value, other: value },
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(any, { maxLength: 4 }), { maxKeys: 3 }), (agents) => {
        const steps = Object.fromEntries(Object.entries(agents).map(([paw, own]) => [paw, { steps: own }]))
        const given = JSON.parse(JSON.stringify(report([], { steps })))
        expect(isCaldera(given)).toBe(true)
        const { rows, faults } = readCaldera(given, index, 50)
        expect(rows).toHaveLength(Object.values(agents).flat().length)
        for (const {
          where,
          step: { title, startedAt, endedAt, outcome },
        } of rows) {
          if (faults.some((fault) => fault.where === where)) continue
          expect(title).not.toBe('')
          expect(outcome === 'succeeded' ? startedAt : 'any').not.toBeNull()
          expect(startedAt !== null && endedAt !== null && endedAt < startedAt).toBe(false)
        }
      }),
    )
  })
})
