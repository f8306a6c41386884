import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'
import { movedHost } from './window/host.ts'

test.describe.configure({ timeout: 240_000 })

const wording = 'Configuration baseline standard 2.0'
const exception = 'Older printers stay'
const deviation = 'Older printers share'

test('a wording is remarked on, compared by words and approved by its quorum; an exception ends with its day', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-clock-'))
  const clock = path.join(folder, 'clock')
  process.env.SEALBOOK_TEST_CLOCK = clock
  writeFileSync(clock, '2026-11-27T09:00:00+08:00')
  const { opening, t } = await openDemo('en', 'lead', { entry: movedHost })
  const { page, complaints, close } = opening
  const article = page.getByRole('article')
  const open = async (record: string, title: string) => {
    await page.goto(new URL(`#/records/${record}`, page.url()).href)
    await page.getByRole('row').filter({ hasText: title }).getByRole('link').first().click()
    await expect(article).toContainText(title)
  }
  const show = (tab: string) => article.getByRole('tab', { name: t(tab), exact: true }).click()
  try {
    await open('policyVersion', wording)
    await show('policyVersion.tab.clauses')
    const clause = article.getByRole('region', { name: '1 Scope', exact: true })
    await clause
      .getByRole('button', { name: t('clauses.comment.on', { clause: '1 Scope' }), exact: true })
      .press('Enter')
    await page.keyboard.type('Do telephones count?')
    await page.keyboard.press('Control+Enter')
    await expect(clause.getByRole('listitem')).toContainText('Do telephones count?')
    // Whoever resolves it speaks for themselves: the way back is a step of its own, which says why.
    await clause.getByRole('button', { name: t('clauseComment.step.resolve'), exact: true }).press('Enter')
    await expect(clause).toContainText(t('clauseComment.state.resolved'))
    await page.keyboard.press('Control+z')
    const again = page.getByRole('dialog', { name: t('clauseComment.step.reopen') })
    await again.getByRole('textbox', { name: t('steps.reason') }).fill('Tablets too')
    await page.keyboard.press('Control+Enter')
    await expect(clause).toContainText(t('clauseComment.state.open'))

    await show('policyVersion.tab.difference')
    await expect(article.locator('del')).toHaveText(' or renamed and their passwords changed')
    await expect(article.locator('ins').first()).toHaveText(', and shared ones are not allowed,')

    await show('policyVersion.tab.approval')
    const status = article.getByRole('tabpanel').getByRole('status')
    await expect(status).toContainText(t('approval.status', { given: 1, needed: 2 }))
    await article.getByRole('button', { name: t('policyApproval.step.approve'), exact: true }).click()
    await expect(status).toContainText(t('approval.status', { given: 2, needed: 2 }))
    await expect(article).toContainText(t('policyVersion.state.approved'))

    // The day passes while the window stands open; a touch keeps it from locking itself.
    await open('policyException', exception)
    await expect(article).toContainText(t('policyException.state.inForce'))
    writeFileSync(clock, '2026-12-19T09:00:00+08:00')
    await page.clock.setSystemTime('2026-12-19T09:00:00+08:00')
    await page.keyboard.press('Shift')
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(article).toContainText(t('policyException.state.expired'))
    await open('finding', deviation)
    await expect(article).toContainText(t('finding.state.open'))
    await expect(article.getByRole('button', { name: t('finding.step.acceptRisk'), exact: true })).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
})
