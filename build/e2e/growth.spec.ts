import { expect, type Page, test } from 'playwright/test'
import { type Language, languages, type Translator } from '#shared/base/translate.ts'
import { openDemo } from './window/demo.ts'

type Desk = { readonly page: Page; readonly t: Translator }

const analyst = { en: 'Mei Ling Chong', 'zh-CN': '何美玲' } as const
const incidents = { en: 'Incident handling', 'zh-CN': '事件处置' } as const

/** Finds in the matrix who stands below a role and, by keys alone, goes from the cell to the ratings behind it. */
async function readMatrix({ page, t }: Desk, language: Language): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/skill?view=matrix`)
  const matrix = page.getByRole('grid')
  const below = matrix.getByRole('button', {
    name: t('skillMatrix.cell', {
      person: analyst[language],
      skill: incidents[language],
      level: t('skillRating.level.assisted'),
    }),
  })
  await expect(below).toContainText(`↑ ${t('skillRating.level.independent')}`)
  await below.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('skillRating.plural'), exact: true })).toBeVisible()
  await expect(page.locator('[role=row][data-index]')).toHaveCount(1)
}

/** Rates anew from an empty cell; the form knows who, what and when, and the matrix shows it. */
async function rate({ page, t }: Desk, language: Language): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/skill?view=matrix`)
  const cell = (level: string) =>
    page.getByRole('grid').getByRole('button', {
      name: t('skillMatrix.cell', {
        person: analyst[language],
        skill: t.language === 'en' ? 'Teaching' : '授课辅导',
        level,
      }),
    })
  await cell(t('growth.unrated')).focus()
  await page.keyboard.press('Enter')
  const level = page.getByRole('combobox', { name: t('skillRating.level'), exact: true })
  await level.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: t('skillRating.level.aware'), exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('tab', { name: t('record.tab.fields'), exact: true })).toBeVisible()
  await page.goto(`${new URL(page.url()).origin}/#/records/skill?view=matrix`)
  await expect(cell(t('skillRating.level.aware'))).toBeVisible()
}

/** What the role asks becomes a goal, and the plan draws one skill more. */
async function grow({ page, t }: Desk, language: Language): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/growthPlan?wide=true&tab=growth`)
  await page.locator('[role=row][data-index="1"] a').first().click()
  await expect(page.getByText(t('growth.finding', { reached: 3, count: 5 }))).toBeVisible()
  const take = page.getByRole('button', { name: t('growth.take.of', { skill: incidents[language] }) })
  await take.press('Enter')
  await expect(take).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(take).toBeVisible()
  await take.press('Enter')
  await expect(take).toHaveCount(0)
  await page.getByRole('tab', { name: t('record.tab.fields'), exact: true }).click()
  await expect(page.getByText(t('growth.goal', { skill: incidents[language] }))).toBeVisible()
}

for (const language of languages)
  test(`from gaps of a role to a plan, in ${language}`, async () => {
    const { opening, t } = await openDemo(language, 'trainer')
    const desk = { page: opening.page, t }
    try {
      await readMatrix(desk, language)
      await rate(desk, language)
      await grow(desk, language)
      expect(opening.complaints).toEqual([])
    } finally {
      await opening.close()
    }
  })
