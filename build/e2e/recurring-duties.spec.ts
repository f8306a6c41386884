import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { strictCalendar } from '#shared/base/calendar-feed.test-support.ts'
import { addDays, addMonths } from '#shared/base/dates.ts'
import { rolledDay } from '#shared/base/working-days.ts'
import { houseDayRecord } from '#shared/modules/cadence/house-day.record.ts'
import { occurrenceRecord } from '#shared/modules/cadence/occurrence.record.ts'
import { scheduleRecord } from '#shared/modules/cadence/schedule.record.ts'
import { formatsFor } from '../../renderer/records/formats.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'
import { type Desk, goTo, make, saved, take } from './window/record-desk.ts'

test.describe.configure({ timeout: 240_000 })

const formats = formatsFor('en', 'Asia/Shanghai')
const today = dayIn('Asia/Shanghai', Date.now())
const common = { kind: 'duty', leadDays: '5', responsible: 'Grace Tan' }

/** Opens the time of the schedule on the page that is still open, by its tab of dates. */
async function openTime({ page, t }: Desk, day: string): Promise<void> {
  const article = page.getByRole('article')
  await article.getByRole('tab', { name: t('schedule.tab.dates'), exact: true }).click()
  await article
    .getByRole('table')
    .getByRole('link', { name: formats.day(day), exact: true })
    .click()
  await expect(article).toContainText(t('occurrence.state.due'))
}

/** The events of one's own duties that have a title, as a strict reader finds them in the file. */
async function events({ page, t }: Desk, title: string) {
  await goTo({ page, t }, '')
  const bytes = await saved(page, () => page.getByRole('button', { name: t('home.calendar') }).click())
  return strictCalendar(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).parts.flatMap(({ properties }) =>
    properties.get('SUMMARY')?.startsWith(title)
      ? [{ day: properties.get('DTSTART'), sequence: properties.get('SEQUENCE') }]
      : [],
  )
}

/** From its page, a schedule that counts from the last done: what is done early brings the next one forward. */
async function countFromDone(desk: Desk): Promise<void> {
  const { page, t } = desk
  const title = 'Look at the door, locks; and keys'
  const rhythm = { anchor: 'lastDone', rhythm: 'quarterly', roll: 'none' }
  await make(desk, 'schedule', scheduleRecord.fields, { title, ...common, ...rhythm, startsOn: addDays(today, 40) })
  await openTime(desk, addDays(today, 40))
  const doneOn = addDays(today, -3)
  const { fields } = occurrenceRecord
  await take(desk, 'occurrence', 'complete', { fields: { doneOn: fields.doneOn }, given: { doneOn } })
  await expect(page.getByRole('article')).toContainText(t('occurrence.timeliness.onTime'))
  expect(await events(desk, title)).toEqual([{ day: addMonths(doneOn, 3), sequence: undefined }])
}

/** Moved twice and then skipped, each with its reason: the file follows, and the history says why. */
async function moveAndSkip(desk: Desk): Promise<void> {
  const { page, t } = desk
  const title = 'Walk the fence'
  const rhythm = { anchor: 'calendar', rhythm: 'rule', rule: 'FREQ=WEEKLY', roll: 'none' }
  await make(desk, 'schedule', scheduleRecord.fields, { title, ...common, ...rhythm, startsOn: addDays(today, 2) })
  await openTime(desk, addDays(today, 2))
  const { moveTo } = occurrenceRecord.fields
  const article = page.getByRole('article')
  await article.getByRole('button', { name: t('occurrence.step.move'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('occurrence.step.move'), exact: true }).click()
  await expect(dialog).toContainText(t('errors.field.required'))
  await page.keyboard.press('Escape')
  for (const [days, reason] of [
    [3, 'The fence is being painted.'],
    [5, 'The paint is wet.'],
  ] as const)
    await take(desk, 'occurrence', 'move', { fields: { moveTo }, given: { moveTo: addDays(today, days) }, reason })
  const address = page.url()
  expect(await events(desk, title)).toEqual([{ day: addDays(today, 5), sequence: '2' }])
  await page.goto(address)
  await take(desk, 'occurrence', 'skip', { reason: 'The fence is gone.' })
  await expect(article).toContainText(t('occurrence.state.skipped'))
  await article.getByRole('tab', { name: t('record.tab.history'), exact: true }).click()
  for (const reason of ['The fence is being painted.', 'The paint is wet.', 'The fence is gone.'])
    await expect(article).toContainText(reason)
  expect(await events(desk, title)).toEqual([{ day: addDays(today, 9), sequence: undefined }])
}

/** The last weekday of each month, without end, and one of them is a holiday of the house. */
async function lastWeekday(desk: Desk, roll: 'none' | 'backward'): Promise<void> {
  const { page, t } = desk
  const first = addMonths(`${today.slice(0, 8)}01`, 2)
  const none = { holidays: new Set<string>(), workdays: new Set<string>() }
  const last = (from: string) => rolledDay(addDays(addMonths(from, 1), -1), 'backward', none)
  const holiday = last(addMonths(first, 1))
  if (roll === 'none')
    await make(desk, 'houseDay', houseDayRecord.fields, { day: holiday, kind: 'holiday', title: 'Day of the house' })
  const title = `Close the month, ${roll}`
  const rule = { anchor: 'calendar', rhythm: 'rule', rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', roll }
  await make(desk, 'schedule', scheduleRecord.fields, { title, ...common, ...rule, startsOn: first })
  const article = page.getByRole('article')
  await article.getByRole('tab', { name: t('schedule.tab.dates'), exact: true }).click()
  const ahead = article.getByRole('tabpanel').getByRole('list').getByRole('listitem')
  await expect(ahead).toHaveCount(12)
  const expected = roll === 'none' ? holiday : rolledDay(addDays(holiday, -1), 'backward', none)
  const named = { day: formats.weekday(holiday), name: 'Day of the house' }
  const said = roll === 'none' ? t('scheduleDates.dayOffNamed', named) : formats.weekday(expected)
  await expect(ahead.first()).toHaveText(said)
}

test('a duty counts from the last done, is moved and skipped with reasons, and goes out as a calendar that a strict reader takes', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    await countFromDone(desk)
    await moveAndSkip(desk)
    await lastWeekday(desk, 'none')
    await lastWeekday(desk, 'backward')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})

test('a rule of a schedule is refused at its field by the part that is wrong', async () => {
  const { opening, t } = await openDemo('zh-CN', 'lead')
  const { page, complaints, close } = opening
  try {
    await goTo({ page, t }, 'records/schedule/new')
    const form = page.locator('form')
    const rule = form.getByRole('textbox', { name: t('schedule.rule'), exact: true })
    const given = { title: '门锁检查', kind: 'duty', anchor: 'calendar', rhythm: 'rule', roll: 'none' }
    const more = { startsOn: today, leadDays: '5' }
    await fillForm({ page, scope: form, t }, 'schedule', scheduleRecord.fields, { ...given, ...more })
    const refusals = [
      ['FREQ=SECONDLY', t('schedule.rule.ruleFrequency', { part: 'FREQ=SECONDLY' })],
      ['FREQ=DAILY;COUNT=1000000000', t('schedule.rule.ruleRange', { part: 'COUNT=1000000000' })],
    ] as const
    for (const [text, words] of refusals) {
      await rule.fill(text)
      await form.locator('button[type=submit]').first().click()
      await expect(form).toContainText(words)
    }
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
