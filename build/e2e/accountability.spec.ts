import { expect, test } from 'playwright/test'
import { dayIn } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { accountabilityCaseRecord } from '#shared/modules/accountability/accountability-case.record.ts'
import { openDemo } from './window/demo.ts'
import { lock, unlock } from './window/entrance.ts'
import { fillForm } from './window/fill.ts'
import { type Desk, goTo, make, take } from './window/record-desk.ts'

test.describe.configure({ timeout: 480_000 })

const { fields } = accountabilityCaseRecord
const title = 'Attendance signed for who was not there'
const today = dayIn('Asia/Shanghai', Date.now())
const article = ({ page }: Desk) => page.getByRole('article')
const step = (desk: Desk, name: string) =>
  article(desk).getByRole('button', { name: desk.t(`accountabilityCase.step.${name}`), exact: true })

/** The auditor reports it, and is who may least go on with it. */
async function reported(desk: Desk): Promise<string> {
  await make(desk, 'accountabilityCase', fields, {
    title,
    concerns: 'person',
    person: 'Daniel Koh',
    lapse: 'dutyNotMet',
    happenedOn: addDays(today, -6),
    facts: 'Two names on the sheet were on leave that day.',
  })
  await expect(step(desk, 'assess')).toHaveCount(0)
  return new URL(desk.page.url()).hash.slice(2).split('?')[0] ?? ''
}

/** Somebody whom it does not concern learns of it nowhere: not in the list, not by search, not by its address. */
async function unknownTo(desk: Desk, place: string): Promise<void> {
  const { page, t } = desk
  await goTo(desk, 'records/accountabilityCase')
  await expect(page.getByRole('main')).toContainText(t('accountabilityCase.plural'))
  await expect(page.getByRole('main')).not.toContainText(title)
  await goTo(desk, `search?q=${encodeURIComponent('Attendance signed')}`)
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await expect(page.getByRole('main')).not.toContainText(title)
  await goTo(desk, place)
  await expect(page.getByRole('alert')).toContainText(t('errors.missingRecord'))
}

async function assessed(desk: Desk): Promise<void> {
  const { rule, assessment } = fields
  const given = { rule: 'Security duties not carried out', assessment: 'The sheet and the leave book do not agree.' }
  await take(desk, 'accountabilityCase', 'assess', { fields: { rule, assessment }, given })
  // What the person says is theirs alone.
  await expect(step(desk, 'answer')).toHaveCount(0)
}

async function answered(desk: Desk): Promise<void> {
  await expect(step(desk, 'hear')).toHaveCount(0)
  const given = { statement: 'I signed for two who told me that they would come late.' }
  await take(desk, 'accountabilityCase', 'answer', { fields: { statement: fields.statement }, given })
}

/** A measure beyond the rule is refused at its field, in the dialog in which it was chosen. */
async function decided(desk: Desk): Promise<void> {
  const { page, t } = desk
  const { heardOn, hearing, measure, decision } = fields
  const heard = { heardOn: today, hearing: 'He does not deny it.' }
  await take(desk, 'accountabilityCase', 'hear', { fields: { heardOn, hearing }, given: heard })
  await step(desk, 'decide').click()
  const dialog = page.getByRole('dialog')
  const form = { page, scope: dialog, t }
  const given = { measure: 'discipline', decision: 'It was done knowingly.' }
  await fillForm(form, 'accountabilityCase', { measure, decision }, given)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText(t('accountabilityCase.rule.measureOutside'))
  await fillForm(form, 'accountabilityCase', { measure }, { measure: 'criticism' })
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(article(desk)).toContainText(t('accountabilityCase.state.decided'))
}

async function appealed(desk: Desk): Promise<void> {
  const given = { appeal: 'Both came at ten and stayed to the end; the door list says so.' }
  await take(desk, 'accountabilityCase', 'appeal', { fields: { appeal: fields.appeal }, given })
}

/** Who decided does not decide on the appeal. */
async function barredFromAppeal(desk: Desk): Promise<void> {
  await expect(step(desk, 'decideAppeal')).toBeDisabled()
}

/** What the outcome makes necessary is asked for where it is missing, and an appeal never makes it worse. */
async function appealDecided(desk: Desk): Promise<void> {
  const { page, t } = desk
  const { appealOutcome, appealDecision, appealMeasure } = fields
  await step(desk, 'decideAppeal').click()
  const dialog = page.getByRole('dialog')
  const form = { page, scope: dialog, t }
  const given = { appealOutcome: 'lightened', appealDecision: 'The door list bears him out in part.' }
  await fillForm(form, 'accountabilityCase', { appealOutcome, appealDecision }, given)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText(t('accountabilityCase.rule.appealMeasureMissing'))
  await fillForm(form, 'accountabilityCase', { appealMeasure }, { appealMeasure: 'deduction' })
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText(t('accountabilityCase.rule.notLighter'))
  await fillForm(form, 'accountabilityCase', { appealMeasure }, { appealMeasure: 'talk' })
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}

async function closed(desk: Desk): Promise<void> {
  const { page, t } = desk
  await take(desk, 'accountabilityCase', 'close', {
    fields: { outcome: fields.outcome },
    given: { outcome: 'Talked to.' },
  })
  await article(desk)
    .getByRole('tab', { name: t('accountabilityCase.tab.course'), exact: true })
    .click()
  const course = page.getByRole('list', { name: t('caseCourse.label') }).getByRole('listitem')
  await expect(course.filter({ hasText: t('accountabilityCase.state.decided') }).first()).toContainText('Grace Tan')
  await expect(course.filter({ hasText: t('accountabilityCase.state.appealDecided') })).toContainText('Adrian Teo')
  await expect(course.last()).toContainText(t('accountabilityCase.standing.talk'))
}

test('a lapse is reported, answered, decided, appealed and closed by those whose step it is, and nobody else learns of it', async () => {
  const { opening, t, password } = await openDemo('en', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    const place = await reported(desk)
    const as = async (login: string, act: (desk: Desk) => Promise<void>) => {
      await lock(desk)
      await unlock(desk, { login, password })
      await goTo(desk, place)
      await act(desk)
    }
    await as('auditor-2', (second) => unknownTo(second, place))
    await as('lead', assessed)
    await as('trainer', answered)
    await as('lead', decided)
    await as('trainer', appealed)
    await as('lead', barredFromAppeal)
    await as('admin', appealDecided)
    await closed(desk)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
