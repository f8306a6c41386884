import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDrillCampaign, readDrillTable } from './gophish-reading.ts'
import { type DrillStage, drillRates, drillStages, drillTrend } from './training.drill.ts'

const heads = ['id', 'status', 'send_date', 'reported', 'modified_date', 'email', 'first_name', 'last_name']
const table = (...rows: readonly (readonly [string, string, string?, string?])[]) =>
  readDrillTable({
    ...{ heads, headerRow: 1 },
    rows: rows.map(([email, status, reported = 'false', modified = '2026-05-12T09:30:00.5+08:00'], at) => ({
      where: String(at + 2),
      cells: [`r${at}`, status, '2026-05-12T01:00:00Z', reported, modified, email, 'First', 'Last'],
    })),
  })

describe('results of GoPhish', () => {
  it('are read by their columns, addresses in small letters and moments in UTC', () => {
    const { rows, faults } = table(
      ['Ada@Bank.example', 'Clicked Link', 'true'],
      ['bo@bank.example', 'Error', '', '0001-01-01T00:00:00Z'],
    )
    expect(faults).toEqual([])
    expect(rows).toEqual([
      { email: 'ada@bank.example', stage: 'clicked', reported: true, changedAt: '2026-05-12T01:30:00.500Z' },
      { email: 'bo@bank.example', stage: 'notSent', reported: false, changedAt: null },
    ])
  })

  it.each([
    ['no address', ['nobody', 'Email Sent'], 'email'],
    ['a state of another program', ['a@b.example', 'Bounced'], 'status'],
    ['a state by the name of what every object has', ['a@b.example', 'constructor'], 'status'],
    ['a report that is neither', ['a@b.example', 'Email Sent', 'perhaps'], 'reported'],
  ] as const)('tell of %s by its row', (_what, row, message) => {
    expect(table([...row]).faults).toMatchObject([{ where: '2', message: `drillList.fault.${message}` }])
  })

  it('tell who stands twice and where, and what is no table of theirs', () => {
    const { faults } = table(['a@b.example', 'Email Sent'], ['A@B.example', 'Clicked Link'])
    expect(faults).toMatchObject([{ where: '3', message: 'drillList.fault.twice', parameters: { row: '2' } }])
    const other = readDrillTable({ heads: ['Name'], headerRow: 1, rows: [] })
    expect(other.faults).toMatchObject([{ where: '1', message: 'drillList.fault.heads' }])
  })

  it('of a campaign go as far as its timeline tells, and never back', () => {
    const result = (email: string, status: string, reported = false) => ({ email, status, reported, modified_date: '' })
    const event = (email: string, message: string) => ({ email, message, time: '2026-05-12T01:30:00Z', details: '' })
    const { rows } = readDrillCampaign({
      results: [
        result('a@b.example', 'Email Sent'),
        result('c@d.example', 'Submitted Data'),
        result('e@f.example', 'Email Opened'),
      ],
      timeline: [
        { email: '', message: 'Campaign Created' },
        event('A@b.example', 'Clicked Link'),
        event('a@b.example', 'Email Opened'),
        event('c@d.example', 'Email Sent'),
        event('e@f.example', 'Email Reported'),
      ],
    })
    expect(rows.map(({ stage, reported }) => [stage, reported])).toEqual([
      ['clicked', false],
      ['submitted', false],
      ['opened', true],
    ])
  })

  it.each([[null], ['text'], [[]], [{}], [{ results: 'none' }]])('of %j are no campaign', (value) => {
    expect(readDrillCampaign(value).faults).toMatchObject([{ message: 'drillList.fault.campaign' }])
  })

  const written: Readonly<Record<DrillStage, string>> = {
    ...{ notSent: 'Error', sent: 'Email Sent', opened: 'Email Opened' },
    ...{ clicked: 'Clicked Link', submitted: 'Submitted Data' },
  }
  const result = fc.record({
    email: fc.emailAddress().map((email) => email.toLowerCase()),
    stage: fc.constantFrom(...drillStages),
    reported: fc.boolean(),
    changedAt: fc
      .date({ min: new Date(1), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  })

  it('come back as they were written, as a table and as a campaign', () => {
    fc.assert(
      fc.property(fc.uniqueArray(result, { selector: ({ email }) => email, maxLength: 12 }), (given) => {
        const rows = given.map(
          ({ email, stage, reported, changedAt }) => [email, written[stage], String(reported), changedAt] as const,
        )
        expect(table(...rows)).toEqual({ rows: given, faults: [] })
        const results = given.map(({ email, stage, reported, changedAt }) => ({
          ...{ email, reported, status: written[stage], modified_date: changedAt },
        }))
        expect(readDrillCampaign({ name: 'Drill', results, timeline: [] })).toEqual({ rows: given, faults: [] })
      }),
    )
  })

  it('never fail over cells, nor lose a row without a word', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a@b.example', 'Email Sent', 'true'))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 8 }), (given) => {
        const { rows, faults } = table(...given)
        expect(rows.length + faults.length).toBe(given.length)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed: unknown = value
        expect(readDrillCampaign(JSON.parse(JSON.stringify(parsed))).faults.length).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the figures of a drill', () => {
  const row = (stage: DrillStage, reported = false, campaign = 'a') => ({ stage, reported, campaign })

  it('are shares of those to whom it was sent, each stage holding those behind it', () => {
    const rates = drillRates([row('notSent', true), row('sent', true), row('opened'), row('clicked'), row('submitted')])
    expect(Object.entries(rates).map(([name, { count, total, percent }]) => [name, count, total, percent])).toEqual([
      ['sent', 4, 5, '80.00'],
      ['opened', 3, 4, '75.00'],
      ['clicked', 2, 4, '50.00'],
      ['submitted', 1, 4, '25.00'],
      ['reported', 1, 4, '25.00'],
    ])
  })

  it('are of nothing where nothing was sent', () => {
    expect(drillRates([row('notSent')]).clicked).toEqual({ count: 0, total: 0, percent: null })
  })

  it('stand by campaign from the earliest on, without those that have none', () => {
    const campaign = (id: string, start: string) => ({ id, title: id, period: { start } })
    const campaigns = [campaign('a', '2026-09-01'), campaign('b', '2026-03-01'), campaign('c', '2026-01-01')]
    const trend = drillTrend(campaigns, [row('clicked'), row('sent', false, 'b')])
    expect(trend.map((one) => [one.campaign.id, one.rates.clicked.percent])).toEqual([
      ['b', '0.00'],
      ['a', '100.00'],
    ])
  })
})
