import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('a year is planned by keys, planned once only, and a team declares its independence', async () => {
  const { opening, t } = await openDemo('zh-CN', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/audit?view=programme', page.url()).href)
    await page.getByRole('button', { name: t('audit.programme.after') }).press('Enter')
    await page.getByRole('button', { name: t('planning.open') }).press('Enter')
    const dialog = page.getByRole('dialog')
    const quarterly = dialog.getByRole('checkbox', { name: t('planning.rhythm.quarterly') })
    await quarterly.focus()
    await page.keyboard.press('Space')
    const first = dialog.getByRole('row').nth(2)
    await expect(first).toContainText(/审计至|从未审计/)
    await first.getByRole('combobox').selectOption('none')
    const counted = await dialog.getByRole('status').textContent()
    const count = Number(/\d+/.exec(counted ?? '')?.[0])
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.locator('main')).toContainText(t('audit.programme.count', { count }))

    // The same plan again finds all of it there.
    await page.getByRole('button', { name: t('planning.open') }).press('Enter')
    await quarterly.check()
    await first.getByRole('combobox').selectOption('none')
    await expect(dialog.getByRole('status')).toContainText(t('planning.known', { count }))
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: /2027年第1季度/ }).press('Enter')
    const article = page.getByRole('article')
    await article.getByRole('tab', { name: t('audit.tab.team') }).press('Enter')
    await article.getByRole('button', { name: t('audit.team.ask') }).press('Enter')
    await article.getByRole('link', { name: new RegExp(`^${t('audit.team.mine')}`) }).press('Enter')
    const form = page.getByRole('form')
    await form.getByRole('combobox', { name: t('independenceDeclaration.answer') }).click()
    await page.getByRole('option', { name: t('independenceDeclaration.answer.independent'), exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await article.getByRole('button', { name: t('independenceDeclaration.step.declare'), exact: true }).press('Enter')
    await expect(article).toContainText(t('independenceDeclaration.state.declared'))
    await article
      .getByRole('link', { name: /2027年第1季度/ })
      .first()
      .press('Enter')
    await article.getByRole('tab', { name: t('audit.tab.team') }).press('Enter')
    await expect(article).toContainText(t('audit.team.ready'))
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
