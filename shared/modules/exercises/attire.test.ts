import { describe, expect, it } from 'vitest'
import { indexCatalogue } from './attack-catalogue.ts'
import { readAttire } from './attire-reading.ts'

const technique = { id: 'T1083', name: 'File and Directory Discovery', tactics: ['discovery'] }
const index = indexCatalogue({
  version: '19.1',
  tactics: [{ id: 'TA0007', shortName: 'discovery', name: 'Discovery' }],
  techniques: [technique],
  retired: [],
})

const command = (values: object = {}) => ({
  ...{ command: 'cmd.exe /c dir', order: 1 },
  ...{ 'time-start': '2026-03-03T10:00:00.500Z', 'time-stop': '2026-03-03T10:00:07Z' },
  ...values,
})
const log = (procedure: object = {}, steps: readonly unknown[] = [command()]) => ({
  'execution-data': { 'execution-id': 'a', 'execution-source': 'Runner', target: { host: 'PC-7', ip: '10.0.0.7' } },
  procedures: [{ 'procedure-name': 'List files', 'mitre-technique-id': 'T1083', order: 1, steps, ...procedure }],
})
const read = (value: unknown) => readAttire(JSON.parse(JSON.stringify(value)), index, 5)

describe('a log of ATTiRe', () => {
  it('becomes a step with the span of its commands, and keeps what has no field', () => {
    const second = command({
      ...{ command: 'whoami', order: 2, 'time-start': '2026-03-03T10:01:00Z', 'time-stop': '2026-03-03T10:02:00Z' },
      ...{ output: [{ type: 'console', level: 'STDOUT', content: 'joe\n乔' }], colour: 'red' },
    })
    const { rows, faults, losses } = read(log({}, [second, command()]))
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({
      where: '1',
      step: {
        ...{ title: 'List files', technique: 'T1083', outcome: 'succeeded', tool: 'Runner', target: 'PC-7 · 10.0.0.7' },
        ...{ startedAt: '2026-03-03T10:00:00.500Z', endedAt: '2026-03-03T10:02:00.000Z' },
        command: 'cmd.exe /c dir\nwhoami',
      },
      facts: [],
    })
    expect(rows[0]?.kept).toContainEqual({ name: 'execution-id', value: 'a' })
    expect(rows[0]?.kept).toContainEqual({ name: '2 output', value: expect.stringContaining('乔') })
    expect(losses).toEqual([
      { kind: 'outcomeInferred', what: '1 List files' },
      { kind: 'kept', what: 'colour' },
    ])
  })

  it.each([
    ['a 61st second', { 'time-start': '2026-03-03T10:00:61Z' }, '1.1', 'time-start', 'calendar'],
    ['30 February', { 'time-start': '2026-02-30T10:00:00Z' }, '1.1', 'time-start', 'calendar'],
    ['another zone', { 'time-stop': '2026-03-03T10:00:07+08:00' }, '1.1', 'time-stop', 'zone'],
    ['no zone', { 'time-stop': '2026-03-03T10:00:07' }, '1.1', 'time-stop', 'zone'],
    ['an end before the start', { 'time-stop': '2026-03-03T09:59:59Z' }, '1.1', 'time-stop', 'beforeStart'],
    ['digits alone', { 'time-stop': '202603031000075' }, '1.1', 'time-stop', 'noTime'],
    ['no start', { 'time-start': null }, '1.1', 'time-start', 'ranWithoutTime'],
  ])('names procedure, command and member for %s', (_what, values, where, field, message) => {
    expect(read(log({}, [command(values)])).faults).toEqual([
      { where, field, message: `errors.field.foreignRun.${message}` },
    ])
  })

  it.each([
    ['no commands', { steps: [] }, 'steps', 'noCommands'],
    ['commands that are none', { steps: ['dir'] }, 'steps', 'noCommands'],
    ['neither name nor technique', { 'procedure-name': ' ', 'mitre-technique-id': '' }, 'procedure-name', 'noTitle'],
  ])('names the procedure with %s', (_what, procedure, field, message) => {
    expect(read(log(procedure)).faults).toEqual([{ where: '1', field, message: `errors.field.foreignRun.${message}` }])
  })

  it.each([
    ['a list', [], 'errors.attireShape'],
    ['no procedures', { 'execution-data': {} }, 'errors.attireShape'],
    ['procedures that are none', { 'execution-data': {}, procedures: [1] }, 'errors.attireShape'],
    ['a later version', { ...log(), 'attire-version': '2.0' }, 'errors.attireVersion'],
    ['too many procedures', { ...log(), procedures: Array(6).fill({}) }, 'errors.runSteps'],
  ])('is refused whole for %s', (_what, value, key) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ key }))
  })

  it('tells no member that the format describes as one that it does not know', () => {
    const execution = ['time-generated', 'executable', 'assessment-name', 'group-name', 'x-vectr-io-campaign-id']
    const procedure = ['procedure-description', 'procedure-id', 'x-vectr-io-testcase-id', 'order']
    const ran = ['executor', 'output', 'success-regex']
    const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']))
    const full = log(all(procedure), [command(all(ran))])
    const { rows, losses } = read({ ...full, 'execution-data': { ...full['execution-data'], ...all(execution) } })
    expect(losses.filter(({ kind }) => kind === 'kept')).toEqual([])
    expect(rows[0]?.kept.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...execution,
        'procedure-id',
        'x-vectr-io-testcase-id',
        ...ran.map((name) => `1 ${name}`),
      ]),
    )
  })
})
