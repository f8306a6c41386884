import { expect, type Page, test } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'

test.describe.configure({ timeout: 240_000 })

const again = 'Default accounts on switches of the branch, again'

/** Opens a record of a list by what it is called. */
async function open(page: Page, record: string, title: string): Promise<void> {
  await page.goto(new URL(`#/records/${record}`, page.url()).href)
  await page.locator('[role=row][data-index]').filter({ hasText: title }).locator('a').first().click()
  await expect(page.getByRole('article').getByRole('heading', { name: title, exact: true })).toBeVisible()
}

/** The id of the record that a page links to. */
async function linked(page: Page, record: string): Promise<string> {
  const link = page.getByRole('article').locator(`a[href*="/records/${record}/"]`).first()
  return /records\/\w+\/([\w-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? ''
}

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

/** A finding by the matrix, its chain of whys, and the earlier one that it repeats, all while it is written. */
async function state(page: Page, t: Translator): Promise<void> {
  await open(page, 'finding', again)
  const given = { control: await linked(page, 'control'), department: await linked(page, 'department') }
  const begun = encodeURIComponent(JSON.stringify(given))
  await page.goto(new URL(`#/records/finding/new?with=${begun}`, page.url()).href)
  const form = page.getByRole('form')
  const { title, condition, criterion, causeCategory, severityReason } = findingRecord.fields
  await fillForm(
    { page, scope: form, t },
    'finding',
    { title, condition, criterion, causeCategory },
    {
      title: 'Default accounts on three switches of the branch',
      condition: 'Three switches carry the accounts that they were delivered with.',
      criterion: 'Baseline standard 2.',
      causeCategory: 'process',
    },
  )
  await choose(page, t('finding.impact'), /^3 Major/)
  await choose(page, t('finding.likelihood'), /^3 Likely/)
  await expect(form.getByRole('status').filter({ hasText: t('finding.judgement.proposes') })).toContainText(
    t('finding.severity.high'),
  )
  await choose(page, t('finding.severity'), new RegExp(`^${t('finding.severity.low')}$`))
  await form.getByRole('button', { name: t('finding.whys.add') }).click()
  const why = form
    .getByRole('list', { name: t('finding.whys') })
    .getByRole('listitem')
    .first()
  await why.getByRole('textbox', { name: t('finding.whys.question') }).fill('Why do they carry them?')
  await why.getByRole('textbox', { name: t('finding.whys.answer') }).fill('The branch builds them itself.')
  await why.getByRole('checkbox', { name: t('finding.whys.root') }).check()
  const proposals = form.getByRole('region', { name: t('finding.repeats') })
  const earlier = proposals.getByRole('listitem').filter({ hasText: again })
  await expect(earlier).toContainText(t('finding.repeats.control'))
  await expect(earlier).toContainText('switches')
  await earlier.getByRole('button', { name: t('finding.repeats.confirm') }).click()
  await expect(proposals).toHaveCount(0)

  await page.keyboard.press('Control+Enter')
  await expect(form).toContainText(t('finding.rule.severityDiffers'))
  await fillForm(
    { page, scope: form, t },
    'finding',
    { severityReason },
    { severityReason: 'They are in a locked room.' },
  )
  await page.keyboard.press('Control+Enter')
  const article = page.getByRole('article')
  await expect(article).toContainText('They are in a locked room.')
  await expect(article).toContainText('The branch builds them itself.')
}

test('a finding is judged, explained, known again and given more time', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    await state(page, t)

    await open(page, 'finding', again)
    const article = page.getByRole('article')
    await article.getByRole('tab', { name: t('finding.tab.followUp') }).click()
    const extensions = article.getByRole('region', { name: t('findingExtension.plural') })
    await extensions.getByRole('link').first().click()
    await article.getByRole('button', { name: t('findingExtension.step.grant'), exact: true }).click()
    await expect(article).toContainText(t('findingExtension.state.granted'))

    await open(page, 'finding', again)
    await expect(article).toContainText('31 Jan 2027')
    await expect(article).toContainText('18 Dec 2026')
    await article.getByRole('button', { name: t('finding.step.implement'), exact: true }).click()
    const dialog = page.getByRole('dialog')
    const { implementationNote } = findingRecord.fields
    await fillForm({ page, scope: dialog, t }, 'finding', { implementationNote }, { implementationNote: 'Done.' })
    await dialog.getByRole('button', { name: t('finding.step.implement'), exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(t('finding.rule.actionsOpen', { count: 1 }))
    await page.keyboard.press('Escape')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
