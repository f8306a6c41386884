import { expect, type Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { byPalette, expectFocus, openFromPalette, openTab, press, pressOn, tabTo } from './by-keys.ts'
import { addRow, chooseIn, findIn, saveAs, takeStep, typeInto, typeMoment } from './fill-by-keys.ts'
import { beginning } from './words.ts'

export type Desk = { readonly page: Page; readonly t: Translator }

const people = ['Serene Yeo', 'Arjun Menon', 'Rachel Sim'] as const

/** Goes to a list by the palette. */
export async function goToList({ page, t }: Desk, record: string): Promise<void> {
  await byPalette(page, t('palette.placeholder'), t(`${record}.plural`))
  await expect(page.getByRole('heading', { level: 1, name: t(`${record}.plural`), exact: true })).toBeVisible()
  await expectFocus(page)
}

/** Opens the form of a new record from its list. */
export async function begin(desk: Desk, record: string) {
  await goToList(desk, record)
  await press(desk.page, 'n')
  const scope = desk.page.getByRole('form')
  await expect(scope).toBeVisible()
  return { ...desk, scope }
}

/** A course, and a session of it with whoever came. */
async function teach(desk: Desk): Promise<void> {
  const { page, t } = desk
  const course = await begin(desk, 'course')
  await typeInto(course, t('course.title'), 'Phishing at first sight')
  await chooseIn(course, t('course.kind'), t('course.kind.technical'))
  await typeInto(course, t('course.hours'), '2')
  await saveAs(page, 'Phishing at first sight')
  await openTab(page, t('record.tab.related'))
  const name = t('form.new', { record: t('trainingSession').toLowerCase() })
  await pressOn(page, page.getByRole('article').getByRole('link', { name, exact: true }))
  const session = { ...desk, scope: page.getByRole('form') }
  await expect(session.scope).toBeVisible()
  await expectFocus(page)
  await typeInto(session, t('trainingSession.title'), 'Phishing in November')
  await typeMoment(session, t('trainingSession.startsAt'), '20 nov 2026', '09:30')
  await typeMoment(session, t('trainingSession.endsAt'), '2026-11-20', '11:30')
  await findIn(session, t('trainingSession.trainer'), 'Daniel Koh')
  const cell = await addRow(session, 'trainingSession.attendance', 1)
  await findIn(session, cell('person'), people[0])
  await chooseIn(session, cell('status'), t('trainingSession.attendance.status.attended'))
  await typeInto(session, cell('hours'), '2')
  await saveAs(page, 'Phishing in November')
  await takeStep(desk, 'trainingSession.step.hold')
}

async function planAssessment(desk: Desk): Promise<void> {
  const { page, t } = desk
  const form = await begin(desk, 'assessment')
  await typeInto(form, t('assessment.title'), 'Autumn scores')
  await typeInto(form, t('period.start', { label: t('assessment.period') }), 'Q4 2026')
  await findIn(form, t('assessment.previousAssessment'), 'third quarter 2026')
  const components = [
    ['Paper', 'exam', '60', '100'],
    ['Range', 'practice', '40', '50'],
  ] as const
  for (const [place, [name, kind, weight, maximum]] of components.entries()) {
    const cell = await addRow(form, 'assessment.components', place + 1)
    await typeInto(form, cell('name'), name)
    await chooseIn(form, cell('kind'), t(`assessment.components.kind.${kind}`))
    await typeInto(form, cell('weight'), weight)
    await typeInto(form, cell('maximum'), maximum)
    await chooseIn(form, cell('missing'), t('assessment.components.missing.notApplicable'))
  }
  await typeInto(form, t('assessment.passMark'), '60')
  for (const person of people) await findIn(form, t('assessment.participants'), person)
  await saveAs(page, 'Autumn scores')
  await takeStep(desk, 'assessment.step.open')
}

/** Points are typed cell by cell; one that is too many is told and keeps its row from being saved. */
async function score({ page, t }: Desk): Promise<void> {
  await openTab(page, t('assessment.tab.table'))
  const cell = (column: string, person: string) =>
    page.getByRole('gridcell', { name: beginning(t('scoreEntry.cell', { column, person })) })
  await tabTo(page, cell('Paper', people[0]))
  await page.keyboard.type('88.5')
  await press(page, 'Tab')
  await page.keyboard.type('41')
  await press(page, 'Enter', 'ArrowLeft')
  await expect(cell('Paper', people[1])).toBeFocused()
  await page.keyboard.type('101')
  await press(page, 'ArrowDown')
  const tooMany = t('scoreEntry.overMaximum', { text: '101', column: 'Paper', maximum: '100' })
  await expect(page.getByRole('alert').filter({ hasText: tooMany })).toBeVisible()
  await page.keyboard.type('70')
  await press(page, 'Tab')
  await page.keyboard.type('25')
  // From the last row Enter has no row to go to.
  await press(page, 'Enter', 'ArrowUp', 'ArrowLeft')
  await expect(cell('Paper', people[1])).toBeFocused()
  await page.keyboard.type('91')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: t('scoreEntry.saved') })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: t('scoreEntry.rank') }), true)
  await press(page, 'Enter')
  await expectFocus(page)
  const rows = page.getByRole('article').getByRole('row')
  // Who has no mark in the second is measured by the first alone, as the scheme says.
  await expect(rows.nth(1)).toContainText(people[1])
  await expect(rows.nth(1)).toContainText('91.00')
  await expect(rows.nth(2)).toContainText(people[0])
  await expect(rows.nth(2)).toContainText('85.90')
}

/** The results of a person over time, and their figures as a table. */
async function seeTrend({ page, t }: Desk): Promise<void> {
  await openFromPalette(page, t('palette.placeholder'), people[0])
  await expect(page.getByRole('article').getByRole('heading', { name: people[0], exact: true })).toBeVisible()
  await openTab(page, t('person.tab.scores'))
  const drawing = page.getByRole('figure').first()
  await pressOn(page, drawing.getByRole('button', { name: beginning(t('chart.table')) }))
  await expect(drawing.getByRole('region').getByRole('table')).toBeVisible()
  await expectFocus(page)
}

/** The work of a trainer from a course to the trend of a person. */
export async function walkTraining(desk: Desk): Promise<void> {
  await teach(desk)
  await planAssessment(desk)
  await score(desk)
  await seeTrend(desk)
}
