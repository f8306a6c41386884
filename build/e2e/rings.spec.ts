import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import { reportingLineRecord } from '#shared/modules/people/reporting-line.record.ts'
import { formatsFor } from '../../renderer/records/formats.ts'
import type { Given } from './journey/desk.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'
import { type Desk, goTo } from './window/record-desk.ts'

test.describe.configure({ timeout: 240_000 })

const today = dayIn('Asia/Shanghai', Date.now())
const formats = formatsFor('en', 'Asia/Shanghai')
const records = { reportingLine: reportingLineRecord, membership: membershipRecord } as const

/** Fills the form of a new record, and tries to save it. */
async function attempt(desk: Desk, record: keyof typeof records, given: Given): Promise<void> {
  const { page, t } = desk
  await goTo(desk, `records/${record}/new`)
  const discard = page.getByRole('button', { name: t('leave.discard'), exact: true })
  const main = page.getByRole('main')
  const first = main.getByRole('textbox', { name: t(`${record}.${'title' in given ? 'title' : 'duty'}`), exact: true })
  await expect(discard.or(first).first()).toBeVisible()
  // What was refused before is still on its form, and asked about.
  if (await discard.isVisible()) await discard.press('Enter')
  await fillForm({ page, scope: main, t }, record, records[record].fields, given)
  await page.keyboard.press('Control+Enter')
}

/** The refusal stands at the field of the form that is still open, with all that was typed. */
async function refusedAt({ page, t }: Desk, label: string, words: string): Promise<void> {
  const main = page.getByRole('main')
  const box = main.getByRole('combobox', { name: t(label), exact: true })
  const control = box.or(main.getByRole('textbox', { name: t(label), exact: true })).first()
  await expect(control).toHaveAttribute('aria-invalid', 'true')
  await expect(main).toContainText(words)
}

test('a ring of reporting lines and an overlapping membership are refused where they were typed, with the day', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    const begins = addDays(today, 30)
    const ring = { title: 'The board under the working group', group: 'Board of Directors' }
    await attempt(desk, 'reportingLine', { ...ring, groupAbove: 'Working group for network security', from: begins })
    await refusedAt(desk, 'reportingLine.groupAbove', t('reportingLine.rule.aboveItself', { day: formats.day(begins) }))
    await page.screenshot({ path: test.info().outputPath('ring.png') })

    const seat = { group: 'Board of Directors', person: 'Robert Wee', position: 'observer', duty: 'Observer' }
    await attempt(desk, 'membership', { ...seat, from: today })
    await refusedAt(desk, 'membership.from', t('membership.rule.overlap'))

    // What is wrong is put right in place, and nothing typed is lost.
    const main = page.getByRole('main')
    await fillForm({ page, scope: main, t }, 'membership', membershipRecord.fields, { group: 'Audit group' })
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article')).toContainText('Observer')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
