import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { protectionAssessmentRecord } from '#shared/modules/frameworks/protection-assessment.record.ts'
import { requirementRecord } from '#shared/modules/frameworks/requirement.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'

type Desk = { readonly page: Page; readonly t: Translator }

const measure = 'Regular switch to the backup data centre'

async function visit({ page }: Desk, address: string, is?: Readonly<Record<string, string>>): Promise<void> {
  const narrowed = is ? `&is=${encodeURIComponent(JSON.stringify(is))}` : ''
  await page.goto(`${new URL(page.url()).origin}/#/records/${address}${narrowed}`)
}

/** The line of a requirement in the table of its framework. */
function lineOf({ page }: Desk, identifier: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: identifier, exact: true }) })
}

/** Takes a measure that the house has not yet, and puts it into operation. */
async function takeOver(desk: Desk): Promise<void> {
  const { page, t } = desk
  await visit(desk, 'control?view=catalogue')
  const line = page.getByRole('row').filter({ hasText: measure })
  await line.getByRole('checkbox').check()
  await page.getByRole('button', { name: `${t('controlCatalogue.adopt')} (1)` }).click()
  await line.getByRole('link', { name: t('controlCatalogue.taken') }).click()
  const article = page.getByRole('article')
  const step = t('control.step.putIntoOperation')
  await article.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const { owner, department } = controlRecord.fields
  const given = { owner: 'Hafiz Rahman', department: 'Head Office Network Department' }
  await fillForm({ page, scope: dialog, t }, 'control', { owner, department }, given)
  await dialog.getByRole('button', { name: step, exact: true }).click()
  await expect(article).toContainText(t('control.state.operating'))
}

/** Decides that a requirement does not apply: it leaves the gaps. */
async function decide(desk: Desk): Promise<void> {
  const { page, t } = desk
  await page.getByRole('button', { name: new RegExp(`^${t('coverage.begin')}`) }).click()
  await lineOf(desk, 'A.5.6').getByRole('link').click()
  const article = page.getByRole('article')
  const step = t('requirement.step.decide')
  await article.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const { applicability, justification } = requirementRecord.fields
  const given = { applicability: 'notApplicable', justification: 'Nobody here belongs to such a group.' }
  await fillForm({ page, scope: dialog, t }, 'requirement', { applicability, justification }, given)
  await dialog.getByRole('button', { name: step, exact: true }).click()
  await expect(article).toContainText(t('requirement.state.decided'))
}

/** An assessment of level 2 takes an extension, and refuses by name what belongs to another level. */
async function assess(desk: Desk): Promise<void> {
  const { page, t } = desk
  await visit(desk, 'protectionAssessment/new?')
  const item = (identifier: string, result: string) => ({ identifier, object: 'Gateway', result, weight: '1.0' })
  const form = { page, scope: page.getByRole('main'), t }
  await fillForm(form, 'protectionAssessment', protectionAssessmentRecord.fields, {
    ...{ title: 'Mail gateway', level: 'level2' },
    items: [item('7.1.4.1', 'compliant'), item('7.2.1.1', 'partly'), item('9.1.4.2', 'compliant')],
  })
  await page.keyboard.press('Control+Enter')
  const refused = { identifier: '9.1.4.2', level: '4', own: '2', suggestion: '7.1.4.2' }
  await expect(page.getByText(t('protectionAssessment.rule.levelDiffers', refused)).first()).toBeVisible()
  const label = t('parts.cell', { label: t('protectionAssessment.items.identifier'), row: 3 })
  await page.getByRole('textbox', { name: label }).fill('7.1.4.2')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tab', { name: t('protectionAssessment.tab.score') }).click()
  await expect(page.getByText(t('scoring.of', { score: '83.33' }))).toBeVisible()
  await expect(page.getByText(t('scoring.missing', { count: 66 + 12 }))).toBeVisible()
}

test('a measure from the catalogue covers a gap, decisions leave the gaps, and frameworks are crossed and scored', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    const iso = { framework: 'iso27001' }
    await visit(desk, 'requirement?view=coverage', iso)
    await expect(lineOf(desk, 'A.5.30')).toContainText(t('coverage.standing.none'))
    await takeOver(desk)
    await visit(desk, 'requirement?view=coverage', iso)
    await expect(lineOf(desk, 'A.5.30')).toContainText(t('coverage.standing.operating'))

    await page.getByRole('checkbox', { name: t('coverage.gapsOnly') }).check()
    await expect(lineOf(desk, 'A.5.30')).toHaveCount(0)
    await expect(lineOf(desk, 'A.5.6')).toContainText(t('coverage.standing.none'))
    await decide(desk)
    await visit(desk, 'requirement?view=coverage', iso)
    await page.getByRole('checkbox', { name: t('coverage.gapsOnly') }).uncheck()
    await expect(lineOf(desk, 'A.5.6')).toContainText(t('coverage.standing.notApplicable'))

    // What serves level 3 serves level 2, whose chapter has the same control point.
    await visit(desk, 'requirement?view=crossing', iso)
    await page.getByText(t('protectionAssessment.level.level2'), { exact: true }).last().click()
    await expect(lineOf(desk, 'A.5.30')).toContainText('7.1.10.13')
    await page.getByRole('button', { name: t('crossing.turn') }).click()
    await expect(lineOf(desk, '7.1.10.13')).toContainText('A.5.30')

    await assess(desk)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
