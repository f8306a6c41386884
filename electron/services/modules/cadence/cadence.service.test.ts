import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AgendaEntry } from '#shared/modules/cadence/cadence.contract.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('the calendar of duties', () => {
  let engine: Engine
  let me: string
  let control: AnyEntity

  const agenda = (from: string, until: string) =>
    engine.call<{ entries: readonly AgendaEntry[]; titles: Readonly<Record<string, string>> }>('cadence.agenda', {
      from,
      until,
    })
  const said = async (from: string, until: string) =>
    (await agenda(from, until)).entries.map(({ day, name, status }) => `${day} ${name} ${status}`)

  beforeAll(async () => {
    engine = await testEngine()
    me = engine.vault.actor().person
    const schedule = (title: string, more: Readonly<Record<string, AnyValue>>) =>
      engine.call('schedule.create', {
        draft: {
          title,
          kind: 'report',
          anchor: 'calendar',
          rhythm: 'monthly',
          roll: 'none',
          startsOn: '2026-03-02',
          leadDays: 5,
          ...more,
        },
      })
    await schedule('Report', { dayOfMonth: 6, responsible: me })
    control = await engine.call('control.create', { draft: { title: 'Patching', kind: 'preventive', owner: me } })
    await schedule('Check', {
      kind: 'controlCheck',
      control: control.id,
      anchor: 'lastDone',
      rhythm: 'quarterly',
      startsOn: '2026-02-20',
    })
    await engine.call('control.create', { draft: { title: 'Masking', kind: 'preventive', nextCheckOn: '2026-03-10' } })
  })
  afterAll(() => engine.remove())

  it('holds what stands, what schedules drive once, and what they will plan', async () => {
    expect((await engine.call<{ entity: AnyEntity }>('control.get', { id: control.id })).entity.nextCheckOn).toBe(
      '2026-02-20',
    )
    expect(await said('2026-02-01', '2026-05-31')).toEqual([
      '2026-02-20 Check overdue',
      '2026-03-06 Report due',
      '2026-03-10 Masking due',
      '2026-04-06 Report expected',
      '2026-05-06 Report expected',
      '2026-05-20 Check expected',
    ])
  })

  it('says whose a duty is, and keeps to its days', async () => {
    const { entries, titles } = await agenda('2026-03-03', '2026-03-09')
    expect(entries).toMatchObject([{ name: 'Report', isMine: true, people: [me], kind: 'schedule.kind.report' }])
    expect(titles[me]).toBe('Mei Lin')
  })

  it('shows what is done on the day on which it was done', async () => {
    const [entry] = (await agenda('2026-03-06', '2026-03-06')).entries
    const { entity } = await engine.call<{ entity: AnyEntity }>('occurrence.get', { id: entry?.id })
    await engine.call('occurrence.move', {
      id: entity.id,
      revision: entity.revision,
      step: 'complete',
      changes: { doneOn: '2026-03-01' },
    })
    expect(await said('2026-03-01', '2026-03-06')).toEqual(['2026-03-01 Report done'])
  })

  it('refuses days that are none, backwards, or years of them', async () => {
    for (const [from, until] of [
      ['2026-02-30', '2026-03-01'],
      ['2026-03-02', '2026-03-01'],
      ['2020-01-01', '2026-03-01'],
    ] as const)
      expect(await refusalOf(agenda(from, until))).toMatchObject({ code: 'invalid' })
  })
})
