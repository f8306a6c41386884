import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { policyReviewRecord } from '#shared/modules/policies/policy-review.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'
import { dropAndRead } from './window/pages.ts'

test.describe.configure({ timeout: 240_000 })

test('a review concludes when what was remarked on its clauses is answered in it, and is sealed by clicks', async () => {
  // Who is responsible for the review concludes it, and is the first to sign.
  const { opening, t, password } = await openDemo('en', 'admin')
  const { page, complaints, close } = opening
  try {
    const is = encodeURIComponent(JSON.stringify({ state: 'inProgress' }))
    await page.goto(new URL(`#/records/policyReview?exact=true&is=${is}`, page.url()).href)
    await page.locator('[role=row][data-index] a').first().click()
    const article = page.getByRole('article')
    const remarks = article.getByRole('listitem').filter({ hasText: t('reviewGate.remarksOpen') })
    await expect(remarks.getByRole('img', { name: t('gate.unmet') })).toBeVisible()
    const named = remarks.getByRole('list', { name: t('gate.lacking') }).getByRole('link')
    await expect(named).toHaveCount(1)
    const words = await named.innerText()

    const conclude = async () => {
      await article.getByRole('button', { name: t('policyReview.step.conclude'), exact: true }).click()
      const dialog = page.getByRole('dialog')
      const { outcome, conclusion } = policyReviewRecord.fields
      const form = { page, scope: dialog, t }
      await fillForm(form, 'policyReview', { outcome, conclusion }, { outcome: 'keep', conclusion: 'It fits.' })
      await dialog.getByRole('button', { name: t('policyReview.step.conclude'), exact: true }).click()
      return dialog
    }
    const refused = await conclude()
    await expect(refused.getByRole('alert')).toContainText(t('policyReview.rule.remarksOpen', { count: 1 }))
    await page.keyboard.press('Escape')
    await expect(refused).toBeHidden()

    await remarks.getByRole('link', { name: t('reviewGate.answer'), exact: true }).click()
    const comment = page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: words })
    await comment.getByRole('button', { name: t('clauseComment.step.answer'), exact: true }).click()
    await comment.getByRole('textbox', { name: t('clauseComment.answer') }).fill('The day of the change counts.')
    await comment.getByRole('button', { name: t('clauseComment.step.answer'), exact: true }).click()
    await expect(remarks.getByRole('img', { name: t('gate.met') })).toBeVisible()

    await expect(await conclude()).toBeHidden()
    await expect(article).toContainText(t('policyReview.state.concluded'))
    await expect(remarks).toHaveCount(0)

    await article.getByRole('tab', { name: t('record.tab.reports'), exact: true }).click()
    const kind = article.getByRole('group', { name: t('seal.kind.policyReview'), exact: true })
    await kind.getByRole('button', { name: t('reports.seal'), exact: true }).click()
    const sealing = page.getByRole('dialog', { name: t('seal.dialog') })
    await sealing.getByLabel(t('seal.password'), { exact: false }).first().fill(password)
    const arriving = page.waitForEvent('download', { timeout: 60_000 })
    await sealing.getByRole('button', { name: t('seal.submit'), exact: true }).click()
    const bytes = readFileSync(await (await arriving).path())
    await expect(sealing.getByText(t('seal.done'))).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: t('desk.verify'), exact: true }).click()
    expect(await dropAndRead({ page, t }, 'review.pdf', bytes)).toBe('genuine')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
