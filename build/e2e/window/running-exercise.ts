import type { Locator, Page } from 'playwright/test'
import type { Translator } from '#shared/base/translate.ts'

/** Opens the exercise of the demo that runs, and answers its page; with `tab`, that part of it. */
export async function openRunningExercise(page: Page, t: Translator, tab: string | null = null): Promise<Locator> {
  await page.goto(new URL('#/records/exercise', page.url()).href)
  await page
    .getByRole('row')
    .filter({ hasText: t('exercise.state.running') })
    .getByRole('link')
    .first()
    .click()
  const article = page.getByRole('article')
  if (tab !== null) await article.getByRole('tab', { name: t(`exercise.tab.${tab}`) }).click()
  return article
}
