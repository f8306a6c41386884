import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexCatalogue } from './attack-catalogue.ts'
import type { DefenceFacts } from './exercises.defence.ts'
import { momentOf, momentOfEpoch } from './foreign-moment.ts'
import type { ForeignRun } from './foreign-run.ts'
import { paceColumns, vectrColumns } from './vectr-columns.ts'
import { readVectr } from './vectr-reading.ts'
import { planRows, vectrRows } from './vectr-writing.ts'

const index = indexCatalogue({
  version: '19.1',
  tactics: [{ id: 'TA0001', shortName: 'initial-access', name: 'Initial Access' }],
  techniques: [{ id: 'T1566', name: 'Phishing', tactics: ['initial-access'] }],
  retired: [{ id: 'T1086', name: 'PowerShell', replacedBy: null }],
})

const whole = {
  ...{ Variant: 'Mail with a macro', MitreID: 'T1566', Phase: 'Initial Access', Status: 'Completed' },
  ...{ Outcome: 'Detected', 'Alert Triggered': 'Yes', 'Activity Logged': 'Yes', 'Outcome Notes': 'Seen\nlate' },
  ...{ 'Start Time': '2026-03-03T10:00:00Z', 'Start Time Epoch': '1772532000000' },
  ...{ 'Stop Time': '2026-03-03T10:20:00Z', 'Detection Time': '2026-03-03T10:05:00Z', DetectingTools: 'EDR,SIEM' },
  ...{ SourceIps: '10.0.0.1,10.0.0.2', TargetAssets: 'mail01', Command: 'x', 'Attacker Tools': 'kit', Risk: 'High' },
}

function read(...rows: readonly Readonly<Record<string, string>>[]): ForeignRun {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const table = rows.map((row, place) => ({ where: String(place + 2), cells: new Map(Object.entries(row)) }))
  return readVectr(heads, table, index)
}

const unplanned = { plannedStartAt: null, plannedEndAt: null }

const faultsOf = (changes: Readonly<Record<string, string>>) =>
  read({ ...whole, 'Start Time Epoch': '', ...changes }).faults.map(
    ({ where, field, message }) => `${where} ${field} ${message.replace('errors.field.foreignRun.', '')}`,
  )

describe('a row of VECTR', () => {
  it('has its tactic by name or id', () => {
    const phases = ['Initial Access', 'initial-access', 'TA0001', 'ta0001']
    const rows = phases.flatMap((Phase) => read({ ...whole, Phase }).rows)
    expect(rows.map(({ step }) => step.tactic)).toEqual(phases.map(() => 'TA0001'))
  })

  it('becomes a step with facts, the best of which has the time of detection', () => {
    const { rows, faults } = read(whole)
    expect(faults).toEqual([])
    expect(rows[0]?.step).toEqual({
      ...{ title: 'Mail with a macro', tactic: 'TA0001', technique: 'T1566', description: null, outcome: 'succeeded' },
      ...{ target: 'mail01', source: '10.0.0.1,10.0.0.2', tool: 'kit', command: 'x' },
      ...{ startedAt: '2026-03-03T10:00:00.000Z', endedAt: '2026-03-03T10:20:00.000Z' },
    })
    expect(rows[0]?.facts).toEqual([
      { kind: 'alerted', at: '2026-03-03T10:05:00.000Z', source: 'EDR,SIEM', note: 'Seen\nlate', reason: null },
      { kind: 'logged', at: null, source: 'EDR,SIEM', note: null, reason: null },
    ])
  })

  it.each([
    [{ Outcome: 'Blocked', 'Alert Triggered': 'No', 'Activity Logged': 'No' }, ['prevented'], 'failed'],
    [{ Outcome: 'NotDetected', 'Alert Triggered': 'No', 'Activity Logged': 'Yes' }, ['logged'], 'succeeded'],
    [{ Outcome: 'NotDetected', 'Alert Triggered': 'No', 'Activity Logged': 'No' }, ['missed'], 'succeeded'],
    [{ Outcome: 'TBD', 'Alert Triggered': 'TBD', 'Activity Logged': 'TBD' }, [], 'succeeded'],
    [{ Outcome: 'N/A', 'Alert Triggered': 'No', 'Activity Logged': 'No' }, ['notApplicable'], 'succeeded'],
    [{ Status: 'InProgress' }, [], null],
  ])('of %j says %j', (changes, kinds, outcome) => {
    const [row] = read({ ...whole, ...changes }).rows
    expect([row?.facts.map(({ kind }) => kind), row?.step.outcome]).toEqual([kinds, outcome])
  })

  it('keeps what has no field, unknown columns too, and tells of them', () => {
    const { rows, losses } = read({ ...whole, 'Outcome Path': 'a > b', MitreID: 'CAR-1', Phase: 'Delivery' })
    expect(rows[0]?.kept).toContainEqual({ name: 'Outcome Path', value: 'a > b' })
    expect(rows[0]?.kept).toContainEqual({ name: 'MitreID', value: 'CAR-1' })
    expect(rows[0]?.kept).toContainEqual({ name: 'Risk', value: 'High' })
    expect(losses).toContainEqual({ kind: 'kept', what: 'Outcome Path' })
    expect(losses.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['unknownTechnique', 'unknownTactic', 'outcomeInferred']),
    )
  })

  it.each([
    [{ 'Start Time': '2026-03-03T10:00:61Z' }, ['2 Start Time calendar']],
    [{ 'Stop Time': '2026-03-03T18:20:00+08:00' }, ['2 Stop Time zone']],
    [{ 'Stop Time': '2026-03-03 10:20:00' }, ['2 Stop Time zone']],
    [{ 'Stop Time': '2026-02-30T10:20:00Z' }, ['2 Stop Time calendar']],
    [{ 'Detection Time': '2026-03-03T09:59:59Z' }, ['2 Detection Time beforeStart']],
    [{ 'Stop Time': '2026-03-03T09:00:00Z' }, ['2 Stop Time beforeStart']],
    [{ 'Start Time Epoch': '1772532000' }, ['2 Start Time Epoch epoch']],
    [{ 'Start Time Epoch': '1772532001000' }, ['2 Start Time Epoch twoTimes']],
    [{ 'Start Time': '' }, ['2 Start Time ranWithoutTime']],
    [{ Variant: '', MitreID: '' }, ['2 Variant noTitle']],
  ])('with %j is refused by row and field', (changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected)
  })
})

it('refuses a table of other heads', () => {
  expect(() => readVectr(['a', 'b'], [], index)).toThrow('errors.vectrHeads')
})

it('writes 37 columns that come back as the same steps and facts, unknown columns with them', () => {
  const outcomes = fc.constantFrom('Blocked', 'Detected', 'NotDetected', 'TBD')
  const line = fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/\s+/gu, ' ').trim())
  fc.assert(
    fc.property(outcomes, line, fc.string({ maxLength: 20 }), (outcome, target, note) => {
      const yes = outcome === 'Detected' ? 'Yes' : 'No'
      const [row] = read({
        ...{ ...whole, Outcome: outcome, TargetAssets: target, References: note, Extra: note },
        ...{ 'Alert Triggered': yes, 'Activity Logged': yes, 'Outcome Notes': '' },
      }).rows
      const facts = (row?.facts ?? []).map(
        (fact, place): DefenceFacts => ({
          ...{ id: `f${place}`, attackStep: 's', kind: fact.kind, at: fact.at, source: fact.source },
          of: { record: 'defenceFact', id: `f${place}` },
        }),
      )
      const imported = (row?.kept ?? []).map((kept, place) => ({ ...kept, id: String(place) }))
      const step = row ? [{ ...row.step, id: 's', imported }] : []
      const [heads = [], cells = []] = vectrRows({ exercise: 'E', steps: step, facts, index })
      expect(heads.slice(0, 37)).toEqual([...vectrColumns])
      const again = read(Object.fromEntries(heads.map((head, place) => [head, cells[place] ?? '']))).rows[0]
      expect(again?.step).toEqual(row?.step)
      expect(again?.facts.map(({ kind, at }) => [kind, at])).toEqual(row?.facts.map(({ kind, at }) => [kind, at]))
      expect(again?.kept).toEqual(expect.arrayContaining([...(row?.kept ?? [])].filter(({ name }) => name === 'Extra')))
    }),
  )
})

it('writes steps to pass on without the defence, the times, the places and what nobody knows', () => {
  const everything = Object.fromEntries(vectrColumns.map((head) => [head, `Told by ${head}`]))
  const own = { AssessmentGroup: 'Bank', Campaign: 'Spring', Tags: 'Bank', Extra: 'Blue saw it' }
  const [row] = read({ ...everything, ...whole, ...own, 'Outcome Notes': 'At once' }).rows
  const imported = (row?.kept ?? []).map((kept, place) => ({ ...kept, id: String(place) }))
  const [heads = [], cells = []] = planRows({
    steps: row ? [{ ...row.step, ...unplanned, id: 's', imported }] : [],
    index,
  })
  expect(heads).toEqual([...vectrColumns])
  const told = heads.filter((_, place) => cells[place] !== '')
  expect(told).toEqual([
    ...['AssessmentGroup', 'Campaign', 'Phase', 'Variant', 'MitreID', 'CapecId', 'Method', 'Objective', 'Command'],
    ...['References', 'Attack Vector', 'Attack Complexity', 'Privileges Required', 'Attacker Tools'],
  ])
  expect(cells.slice(0, 2)).toEqual(['Plan', 'Plan'])
  const planned = read(Object.fromEntries(heads.map((head, place) => [head, cells[place] ?? '']))).rows[0]
  expect(planned).toMatchObject({
    facts: [],
    step: { startedAt: null, outcome: null, target: null, title: row?.step.title },
  })
  expect(planned?.kept.map(({ name }) => name)).not.toContain('Campaign')
})

it('keeps the names of a campaign that only one of the two is neutral in', () => {
  const kept = (row: Readonly<Record<string, string>>) => read({ ...whole, ...row }).rows[0]?.kept ?? []
  expect(kept({ AssessmentGroup: 'Plan', Campaign: 'Spring' })).toEqual(
    expect.arrayContaining([
      { name: 'AssessmentGroup', value: 'Plan' },
      { name: 'Campaign', value: 'Spring' },
    ]),
  )
})

it('passes on the pace of a plan in minutes from its first step, which comes back with the step', () => {
  const bare = { tactic: null, technique: null, description: null, outcome: null, target: null, source: null }
  const rest = { tool: null, command: null, startedAt: null, endedAt: null, imported: [] }
  const step = (id: string, plannedStartAt: string | null, plannedEndAt: string | null) => ({
    ...{ ...bare, ...rest, id, title: id, plannedStartAt, plannedEndAt },
  })
  const steps = [
    step('a', '2026-03-03T10:30:00.000Z', '2026-03-03T11:00:00.000Z'),
    step('b', '2026-03-03T10:00:00.000Z', null),
    step('c', null, null),
  ]
  const [heads = [], ...rows] = planRows({ steps, index })
  expect(heads).toEqual([...vectrColumns, ...paceColumns])
  expect(rows.map((row) => row.slice(-2))).toEqual([
    ['30', '60'],
    ['0', ''],
    ['', ''],
  ])
  const again = read(...rows.map((row) => Object.fromEntries(heads.map((head, place) => [head, row[place] ?? '']))))
  const kept = again.rows.map(({ step: read, kept: own }) => ({
    ...step(read.title, null, null),
    imported: own.map((one, place) => ({ ...one, id: String(place) })),
  }))
  expect(planRows({ steps: kept, index })).toEqual([heads, ...rows])
})

it.each([
  ['as the file has it while it says the same', 'TA0001', 'initial-access', 'initial-access'],
  ['by the name of a tactic that was corrected since', 'TA0001', 'Execution', 'Initial Access'],
  ['as the file has it where the step has no tactic', null, 'Delivery', 'Delivery'],
])('writes a phase %s', (_, tactic, kept, told) => {
  const step = { id: 's', title: 'A', tactic, technique: null, description: null, outcome: null }
  const rest = { target: null, source: null, tool: null, command: null, startedAt: null, endedAt: null }
  const imported = [{ id: 'i', name: 'Phase', value: kept }]
  const [heads = [], cells = []] = vectrRows({
    ...{ exercise: 'E', steps: [{ ...step, ...rest, imported }], facts: [], index },
  })
  expect(cells[heads.indexOf('Phase')]).toBe(told)
})

it('writes the tactic of a step of one’s own as its phase, which comes back as that tactic', () => {
  const step = { id: 's', title: 'A', tactic: 'TA0001', technique: null, description: null, outcome: null }
  const rest = { target: null, source: null, tool: null, command: null, startedAt: null, endedAt: null, imported: [] }
  const [heads = [], cells = []] = vectrRows({ exercise: 'E', steps: [{ ...step, ...rest }], facts: [], index })
  expect(cells[heads.indexOf('Phase')]).toBe('Initial Access')
  const [row] = read(Object.fromEntries(heads.map((head, place) => [head, cells[place] ?? '']))).rows
  expect(row?.step).toMatchObject({ title: 'A', tactic: 'TA0001' })
})

it('reads every moment that it is given as it was stored', () => {
  const moments = fc.date({ min: new Date('1990-01-02'), max: new Date('2199-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (date) => {
      expect(momentOf(date.toISOString()).at).toBe(date.toISOString())
      expect(momentOfEpoch(String(date.getTime())).at).toBe(date.toISOString())
    }),
  )
})
