import { expect, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('the matrix of an exercise is walked by keys, unfolded, widened and read as a table, and drawn of all exercises', async () => {
  const { opening, t } = await openDemo('zh-CN', 'trainer')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/exercise', page.url()).href)
    await page.locator('[role=row][data-index="0"] a').first().click()
    const article = page.getByRole('article')
    await article.getByRole('tab', { name: t('exercise.tab.matrix') }).click()
    const matrix = article.locator('[data-matrix]')
    const cells = matrix.locator('[data-technique]')
    await expect(matrix.locator('[data-tactic]')).toHaveCount(15)
    const before = await cells.count()
    await article.getByText(t('attackMatrix.subs.all'), { exact: true }).click()
    await expect.poll(() => cells.count()).toBeGreaterThan(before + 400)
    await article.getByRole('button', { name: t('attackMatrix.zoomIn') }).click()
    await expect(matrix).toHaveAttribute('data-zoom', '2')

    const stop = matrix.locator('[data-technique][tabindex="0"]')
    await expect(stop).toHaveCount(1)
    await stop.focus()
    await page.keyboard.press('ArrowRight')
    await expect(matrix.locator('[data-tactic]').nth(1).locator('[data-technique]').first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(matrix.locator('[data-tactic]').nth(1).locator('[data-technique]').nth(1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(article.getByText(t('attackMatrix.untried'))).toBeVisible()
    await matrix.locator('[data-technique][data-tone]').first().focus()
    await page.keyboard.press('Enter')
    await expect(article.getByText(t('attackMatrix.untried'))).toHaveCount(0)
    await expect(stop).toHaveCount(1)
    await page.keyboard.press('t')
    await expect(article.getByRole('table').getByRole('row').nth(1)).toContainText(/T\d{4}/u)

    await page.goto(new URL('#/records/exercise?view=matrix', page.url()).href)
    await expect(page.locator('[data-matrix] [data-tone]').first()).toBeVisible()
    expect(complaints).toEqual([])
  } catch (error) {
    await page.screenshot({ path: test.info().outputPath('where-it-ended.png') })
    throw error
  } finally {
    await close()
  }
})
