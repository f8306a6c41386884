import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { exportFile } from './modules/exchange/testing/exchange-desk.ts'
import { type Engine, refusalOf, testEngine } from './records/engine.test-support.ts'

describe('recurring duties', () => {
  let engine: Engine
  let me: string
  let ada: AnyEntity

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    me = engine.vault.actor().person
  })
  afterAll(() => engine.remove())

  const today = '2026-03-02'
  const scheduled = (title: string, more: Readonly<Record<string, AnyValue>>) =>
    engine.call('schedule.create', {
      draft: {
        title,
        kind: 'report',
        anchor: 'calendar',
        rhythm: 'monthly',
        roll: 'none',
        startsOn: today,
        leadDays: 5,
        responsible: me,
        ...more,
      },
    })
  const times = async (schedule: AnyEntity) => {
    const filters = [{ field: 'schedule', comparison: 'is', value: schedule.id }]
    const { rows } = await engine.call<Page<AnyEntity>>('occurrence.list', { filters, sort: [{ field: 'dueOn' }] })
    return rows
  }
  const states = async (schedule: AnyEntity) => (await times(schedule)).map(({ dueOn, state }) => `${dueOn} ${state}`)
  const first = async (schedule: AnyEntity) => {
    const open = (await times(schedule)).find(({ state }) => state === 'due' || state === 'moved')
    if (!open) throw new Error('no open time')
    return open
  }
  const step = async (time: AnyEntity, name: string, more: object = {}) =>
    engine.call('occurrence.move', { id: time.id, revision: time.revision, step: name, ...more })
  const get = async (record: string, id: string) =>
    (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity

  it('plan their next time when one is done, moved or skipped, and ask why', async () => {
    const report = await scheduled('Department report', { dayOfMonth: 6 })
    expect(await states(report)).toEqual(['2026-03-06 due'])
    const march = await first(report)
    expect(march).toMatchObject({
      title: 'Department report',
      remindOn: '2026-03-01',
      plannedOn: '2026-03-06',
      responsible: me,
    })
    expect(await refusalOf(step(march, 'skip'))).toMatchObject({ code: 'invalid' })
    await step(march, 'move', { changes: { moveTo: '2026-03-09' }, reason: 'Systems are down' })
    expect(await first(report)).toMatchObject({
      dueOn: '2026-03-09',
      plannedOn: '2026-03-06',
      remindOn: '2026-03-04',
      moveTo: null,
      moves: 1,
      state: 'moved',
    })
    await step(await first(report), 'complete', { changes: { doneOn: today } })
    expect(await states(report)).toEqual(['2026-03-09 done', '2026-04-06 due'])
    await step(await first(report), 'skip', { reason: 'Merged with May' })
    expect(await states(report)).toEqual(['2026-03-09 done', '2026-04-06 skipped', '2026-05-06 due'])
    const history = await engine.call<{ entries: readonly { reason: string | null }[] }>('occurrence.history', {
      id: march.id,
    })
    expect(history.entries.map(({ reason }) => reason)).toContain('Systems are down')
    const [done] = await times(report)
    expect(done).toMatchObject({ timeliness: 'onTime', doneBy: me })
  })

  it('count from the last done where the schedule says so, and take a reopened one back', async () => {
    const backup = await scheduled('Restore test', {
      kind: 'backup',
      anchor: 'lastDone',
      rhythm: 'quarterly',
      lastDoneOn: '2025-11-20',
      roll: 'forward',
    })
    expect(await states(backup)).toEqual(['2026-02-20 due'])
    const overdue = await first(backup)
    await step(overdue, 'complete', { changes: { doneOn: '2026-03-01' } })
    expect(await states(backup)).toEqual(['2026-02-20 done', '2026-06-01 due'])
    expect((await get('occurrence', overdue.id)).timeliness).toBe('late')
    await step(await get('occurrence', overdue.id), 'reopen', { reason: 'The copy could not be read' })
    expect(await states(backup)).toEqual(['2026-02-20 due'])
  })

  it('follow their schedule when it changes and go when it ends', async () => {
    const audit = await scheduled('Quarterly audit', { kind: 'audit', rhythm: 'quarterly', dayOfMonth: 31 })
    const open = await first(audit)
    expect(open.dueOn).toBe('2026-03-31')
    const changed = await engine.call('schedule.update', {
      id: audit.id,
      revision: audit.revision,
      changes: { dayOfMonth: 15, responsible: ada.id },
    })
    expect(await first(audit)).toMatchObject({ id: open.id, dueOn: '2026-03-15', responsible: ada.id })
    const ended = await engine.call('schedule.move', {
      id: audit.id,
      revision: changed.revision,
      step: 'end',
      reason: 'Another firm does it',
    })
    expect(await states(audit)).toEqual([])
    await engine.call('schedule.move', {
      id: audit.id,
      revision: ended.revision,
      step: 'resume',
      reason: 'It does not',
    })
    expect(await states(audit)).toEqual(['2026-03-15 due'])
  })

  it('are done by the check or the review that does them, and drive the day on their record', async () => {
    const control = await engine.call('control.create', {
      draft: { title: 'Patching', kind: 'preventive', cadenceMonths: 1 },
    })
    const schedule = await scheduled('Check of patching', {
      kind: 'controlCheck',
      control: control.id,
      anchor: 'lastDone',
      rhythm: 'quarterly',
      roll: 'forward',
    })
    expect((await get('control', control.id)).nextCheckOn).toBe(today)
    const open = await first(schedule)
    expect(await refusalOf(step(open, 'complete', { changes: { doneOn: today } }))).toMatchObject({
      key: 'occurrence.rule.doneByRecord',
    })
    const draft = {
      control: control.id,
      title: 'March',
      tester: ada.id,
      performedOn: '2026-02-28',
      procedure: 'Looked',
      result: 'effective',
      conclusion: 'Good',
    }
    const check = await engine.call('controlCheck.create', { draft })
    await engine.as('ada')
    const submitted = await engine.call('controlCheck.move', { id: check.id, revision: check.revision, step: 'submit' })
    await engine.as('mei')
    await engine.call('controlCheck.move', { id: check.id, revision: submitted.revision, step: 'review' })
    expect(await get('occurrence', open.id)).toMatchObject({
      state: 'done',
      doneOn: '2026-02-28',
      doneBy: me,
      check: check.id,
      timeliness: 'onTime',
    })
    expect(await states(schedule)).toEqual([`${today} done`, '2026-05-28 due'])
    expect((await get('control', control.id)).nextCheckOn).toBe('2026-05-28')
    const reviewed = await get('controlCheck', check.id)
    await engine.call('controlCheck.move', {
      id: check.id,
      revision: reviewed.revision,
      step: 'reopen',
      reason: 'The sample was wrong',
    })
    expect(await states(schedule)).toEqual([`${today} due`])
    expect(await refusalOf(scheduled('Twice', { kind: 'controlCheck', control: control.id }))).toMatchObject({
      code: 'invalid',
    })
  })

  it('stand in notifications as soon as their schedule says, and in the calendar under a number that moves', async () => {
    const drill = await scheduled('Recovery drill', {
      kind: 'duty',
      rhythm: 'yearly',
      startsOn: '2026-03-20',
      leadDays: 30,
    })
    const { items } = await engine.call<{ items: readonly AttentionItem[] }>('attention.list', {})
    expect(items.find(({ title }) => title === 'Recovery drill')).toMatchObject({ kind: 'dueSoon', day: '2026-03-20' })
    const time = await first(drill)
    const event = async () => {
      const bytes = await exportFile(engine.workbench, 'ics', 'occurrence', { mine: true })
      return nodeIcal.sync.parseICS(bytes.toString('utf8'))[`occurrence-${time.id}-dueOn@sealbook`]
    }
    expect(await event()).toMatchObject({ datetype: 'date', summary: 'Recovery drill – Due on' })
    await step(time, 'move', { changes: { moveTo: '2026-04-01' }, reason: 'Nobody is here' })
    const moved = await event()
    expect(moved).toMatchObject({ sequence: 1 })
    expect(String(moved && 'start' in moved ? moved.start : '')).toContain('Apr 01 2026')
  })

  it.each<[string, Readonly<Record<string, AnyValue>>, string]>([
    ['a rule of seconds', { rhythm: 'rule', rule: 'FREQ=SECONDLY' }, 'schedule.rule.ruleFrequency'],
    [
      'a rule a thousand million times',
      { rhythm: 'rule', rule: 'FREQ=DAILY;COUNT=1000000000' },
      'schedule.rule.ruleRange',
    ],
    ['a thirteenth month', { rhythm: 'rule', rule: 'FREQ=YEARLY;BYMONTH=13' }, 'schedule.rule.ruleRange'],
    [
      'a day that never comes',
      { rhythm: 'rule', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' },
      'schedule.rule.ruleNever',
    ],
    ['no rule', { rhythm: 'rule' }, 'schedule.rule.ruleMissing'],
    [
      'days where the last time counts',
      { anchor: 'lastDone', rhythm: 'rule', rule: 'FREQ=MONTHLY;BYMONTHDAY=3' },
      'schedule.rule.ruleNamesDays',
    ],
    ['an end before the start', { endsOn: '2026-01-01' }, 'schedule.rule.endsBeforeStart'],
    ['a review of nothing', { kind: 'policyReview' }, 'schedule.rule.subjectMissing'],
    ['no months between', { rhythm: 'months' }, 'schedule.rule.monthsMissing'],
    ['a day of the month every week', { rhythm: 'weekly', dayOfMonth: 3 }, 'schedule.rule.dayUnused'],
  ])('refuse %s by name', async (_name, values, key) => {
    const { fields } = await refusalOf(scheduled('Refused', values))
    expect(fields.map((field) => field.key)).toContain(key)
  })

  it('are set by steps alone, skipped rather than archived, and leave a journal that stands', async () => {
    const daily = await scheduled('Tape', { kind: 'backup', rhythm: 'daily' })
    const time = await first(daily)
    const by = (changes: object) => engine.call('occurrence.update', { id: time.id, revision: time.revision, changes })
    expect((await refusalOf(by({ dueOn: '2027-01-01' }))).fields[0]).toMatchObject({ path: 'dueOn' })
    expect(await refusalOf(engine.call('occurrence.archive', { id: time.id, revision: time.revision }))).toMatchObject({
      key: 'occurrence.rule.openTime',
    })
    expect((await engine.audit()).damages).toEqual([])
  })
})
