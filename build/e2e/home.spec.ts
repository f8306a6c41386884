import { expect, type Page, test } from 'playwright/test'
import { openDemo } from './window/demo.ts'

test.describe.configure({ timeout: 240_000 })

test('the duties of a home go out as a calendar, by its button and by the palette', async () => {
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const byButton = page.waitForEvent('download')
    await page.getByRole('button', { name: t('home.calendar') }).click()
    expect((await byButton).suggestedFilename()).toBe('duties.ics')
    const byPalette = page.waitForEvent('download')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(t('home.calendar'))
    await page.keyboard.press('Enter')
    expect((await byPalette).suggestedFilename()).toBe('duties.ics')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})

type Counted = { readonly text: string; readonly address: string; readonly count: number }

/** Every number of the home that leads to a list: of "how many of how many" the list holds the latter. */
async function numbersOn(page: Page): Promise<readonly Counted[]> {
  const links = page.getByRole('main').locator('a[href*="exact=true"]')
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({ text: link.textContent ?? '', address: link.getAttribute('href') ?? '' })),
  )
  return found.map((one) => ({ ...one, count: Number(one.text.replaceAll(',', '').match(/\d+(?=\D*$)/)?.[0]) }))
}

/** Each home in one language: the conditions are the same in both. */
const homes = [
  ['admin', 'en', ['mine', 'due', 'wrong']],
  ['lead', 'zh-CN', ['mine', 'due', 'wrong', 'signal']],
  ['auditor-1', 'zh-CN', ['mine', 'due', 'wrong']],
  ['trainer', 'en', ['mine', 'due', 'wrong']],
] as const

for (const [login, language, groups] of homes)
  test(`every number on the home of ${login} leads to exactly its records, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, login)
    const { page, complaints, close } = opening
    try {
      for (const group of groups)
        await expect(page.getByRole('region', { name: t(`home.group.${group}`), exact: true })).toBeVisible()
      const changes = page.getByRole('region', { name: t('home.changes'), exact: true })
      await expect(changes).toBeVisible()
      await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
      const numbers = await numbersOn(page)
      expect(numbers.length).toBeGreaterThan(9)
      for (const { text, address, count } of numbers) {
        // From the home anew each time: the list before may have had as many.
        await page.evaluate(() => location.assign('#/'))
        await expect(changes).toBeVisible()
        await page.evaluate((to) => location.assign(to), address)
        await expect(page.getByText(t('list.count', { count }), { exact: true }), `${text} ${address}`).toBeVisible()
      }
      expect(complaints).toEqual([])
    } finally {
      await close()
    }
  })

test('the passage on a page opens over it, and the handbook finds two characters', async () => {
  const { opening, t } = await openDemo('zh-CN', 'auditor-1')
  const { page, complaints, close } = opening
  try {
    await page.goto(new URL('#/records/finding', page.url()).href)
    await expect(page.getByRole('heading', { level: 1, name: t('finding.plural') })).toBeVisible()
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: t('help.here') })
    await expect(help.getByRole('heading', { name: '审计发现', exact: true })).toBeVisible()
    await help.getByRole('link', { name: t('help.whole') }).click()
    await expect(page).toHaveURL(/#\/help\/auditor\/findings$/)
    await page.getByRole('searchbox', { name: t('help.search') }).fill('整改')
    await expect(page.locator('article mark').first()).toHaveText('整改')
    // A term of the glossary is found from any chapter, in either language, and shown where it stands.
    await page.getByRole('searchbox', { name: t('help.search') }).fill('corrective action')
    await page.getByRole('link', { name: `${t('help.glossary')} › 整改措施 · corrective action` }).click()
    await expect(page.locator('tr[data-found]')).toContainText('整改措施')
    expect(await page.evaluate(() => CSS.highlights.has('help-sought'))).toBe(true)
    await page.getByRole('link', { name: t('help.glossary'), exact: true }).click()
    await expect(page.locator('tr[data-found]')).toHaveCount(0)
    await page.getByRole('searchbox', { name: t('help.search') }).fill('corrective')
    await expect(page.getByRole('row').filter({ hasText: '整改措施' })).toBeVisible()
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
