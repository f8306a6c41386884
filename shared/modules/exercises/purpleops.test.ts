import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexCatalogue } from './attack-catalogue.ts'
import { isPurpleOps, readPurpleOps } from './purpleops-reading.ts'

const index = indexCatalogue({
  version: '19.1',
  tactics: [{ id: 'TA0001', shortName: 'initial-access', name: 'Initial Access' }],
  techniques: [{ id: 'T1566.001', name: 'Spearphishing Attachment', tactics: ['initial-access'] }],
  retired: [],
})
const test = (values: object = {}) => ({
  ...{ assessmentid: '1', id: '2', name: '带宏的邮件', objective: 'Run a macro', actions: 'send.ps1', rednotes: 'ok' },
  ...{ bluenotes: 'Seen late', mitreid: 'T1566.001', tactic: 'Initial Access', state: 'Complete' },
  ...{ sources: ['kali'], targets: ['PC-7', 'PC-8'], tools: ['swaks'], controls: ['Mail gateway'], tags: ['q1'] },
  ...{ prevented: 'No', alerted: true, logged: true, alertseverity: 'High', visible: true },
  ...{ starttime: '2026-03-03 10:00:00', endtime: '2026-03-03 10:20:00.123000', detecttime: '2026-03-03 10:30:00' },
  ...{ modifytime: 'None', redfiles: ['files/1/2/a.png|The mail'], bluefiles: [] },
  ...values,
})
const read = (...tests: readonly unknown[]) => readPurpleOps(JSON.parse(JSON.stringify(tests)), index, 5)

describe('test cases of PurpleOps', () => {
  it('become steps with facts whose time is estimated, since it is that of a tick', () => {
    const { rows, faults, losses } = read(test({ colour: 'red' }))
    expect(faults).toEqual([])
    expect(rows[0]).toMatchObject({
      where: '1',
      step: {
        ...{ title: '带宏的邮件', tactic: 'TA0001', technique: 'T1566.001', outcome: 'succeeded', tool: 'swaks' },
        ...{ startedAt: '2026-03-03T10:00:00.000Z', endedAt: '2026-03-03T10:20:00.123Z', source: 'kali' },
        ...{ target: 'PC-7, PC-8', description: 'Run a macro', command: 'send.ps1' },
      },
      facts: [
        {
          kind: 'alerted',
          at: '2026-03-03T10:30:00.000Z',
          isEstimated: true,
          source: 'Mail gateway',
          note: 'Seen late',
        },
        { kind: 'logged', at: null, source: 'Mail gateway', note: null },
      ],
    })
    expect(rows[0]?.kept).toEqual(
      expect.arrayContaining([
        ...[
          { name: 'rednotes', value: 'ok' },
          { name: 'tags', value: '["q1"]' },
          { name: 'colour', value: 'red' },
        ],
        { name: 'redfiles', value: '["files/1/2/a.png|The mail"]' },
      ]),
    )
    expect(losses).toEqual(
      expect.arrayContaining([
        { kind: 'zoneAssumed', what: 'starttime' },
        { kind: 'timeEstimated', what: '1 带宏的邮件' },
        { kind: 'leftOut', what: '1 files/1/2/a.png|The mail' },
        { kind: 'kept', what: 'colour' },
      ]),
    )
  })

  it.each([
    [{ prevented: 'Yes' }, ['prevented', 'alerted', 'logged'], 'failed'],
    [{ prevented: 'Partial', alerted: false }, ['prevented', 'logged'], 'partly'],
    [{ prevented: 'No', alerted: false, logged: true }, ['logged'], 'succeeded'],
    [{ prevented: null, alerted: false, logged: false }, ['missed'], 'succeeded'],
    [{ prevented: '', alerted: 'True', logged: 'False' }, ['alerted'], 'succeeded'],
    [{ state: 'In Progress' }, [], null],
    [{ state: 'Pending', starttime: 'None', endtime: 'None', detecttime: 'None' }, [], null],
  ])('of %j say %j', (values, kinds, outcome) => {
    const [row] = read(test(values)).rows
    expect([row?.facts.map(({ kind }) => kind), row?.step.outcome]).toEqual([kinds, outcome])
  })

  it.each([
    ['a 61st second', { starttime: '2026-03-03 10:00:61' }, 'starttime', 'calendar'],
    ['another zone', { endtime: '2026-03-03T18:20:00+08:00' }, 'endtime', 'zone'],
    ['a detection before the start', { detecttime: '2026-03-03 09:59:59' }, 'detecttime', 'beforeStart'],
    ['an end before the start', { endtime: '2026-03-03 09:00:00' }, 'endtime', 'beforeStart'],
    ['no start though done', { starttime: 'None' }, 'starttime', 'ranWithoutTime'],
    ['nothing that names it', { name: ' ', mitreid: '' }, 'name', 'noTitle'],
  ])('name the case and its field for %s', (_what, values, field, message) => {
    expect(read(test(), test(values)).faults).toEqual([
      { where: '2', field, message: `errors.field.foreignRun.${message}` },
    ])
  })

  it('are refused whole where they are no list of cases, or too many', () => {
    expect(() => readPurpleOps({}, index, 5)).toThrow(expect.objectContaining({ key: 'errors.purpleopsShape' }))
    expect(() => read(...Array(6).fill(test()))).toThrow(expect.objectContaining({ key: 'errors.runSteps' }))
  })

  it('of any content are read, each as one step that keeps every member without a field', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.string()))
    const any = fc.record(
      {
        ...{ mitreid: value, name: value, state: value, prevented: value, alerted: value, starttime: value },
        ...{ detecttime: value, endtime: value, controls: value, redfiles: value, other: value },
      },
      { requiredKeys: ['mitreid'] },
    )
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (given) => {
        const tests = JSON.parse(JSON.stringify(given))
        expect(isPurpleOps(tests)).toBe(true)
        const { rows, faults } = readPurpleOps(tests, index, 5)
        expect(rows).toHaveLength(given.length)
        for (const [place, { where, step, kept }] of rows.entries()) {
          const other = tests[place].other
          const text = typeof other === 'string' ? other.trim() : (JSON.stringify(other ?? null) ?? '')
          const isKept = other !== null && other !== undefined && text !== ''
          expect(kept.some(({ name }) => name === 'other')).toBe(isKept)
          if (!faults.some((fault) => fault.where === where)) expect(step.title).not.toBe('')
        }
      }),
    )
  })
})
