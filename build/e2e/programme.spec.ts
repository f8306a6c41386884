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

test('a checklist is kept as a template, put into use, and another audit begins with it', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const openAudit = async (state: string) => {
      await page.goto(new URL('#/records/audit', page.url()).href)
      await page.locator('[role=row][data-index]').filter({ hasText: state }).locator('a').first().click()
      await page.getByRole('tab', { name: t('audit.tab.workspace') }).click()
    }
    await openAudit(t('audit.state.reporting'))
    await page.getByRole('button', { name: t('templates.keep') }).click()
    const title = page.getByRole('form').getByRole('textbox', { name: t('checklistTemplate.title') })
    await title.fill('Monthly look')
    await page.keyboard.press('Control+Enter')
    const article = page.getByRole('article')
    await article.getByRole('button', { name: t('checklistTemplate.step.putIntoUse'), exact: true }).click()
    await expect(article.getByRole('button', { name: t('templates.next') })).toBeVisible()

    await openAudit(t('audit.state.planned'))
    await page
      .getByRole('button', { name: t('building.open') })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(t('building.source.template'), { exact: true }).click()
    await dialog.getByRole('textbox', { name: t('building.search') }).fill('Monthly look 1')
    const questions = dialog.getByRole('list', { name: t('building.source.template') }).getByRole('checkbox')
    await expect(questions.first()).toBeVisible()
    await questions.first().check()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
