import { expect, test } from 'playwright/test'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import { riskScaleRecord } from '#shared/modules/risks/risk-scale.record.ts'
import { riskTreatmentRecord } from '#shared/modules/risks/risk-treatment.record.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'
import { type Desk, make, take } from './window/record-desk.ts'

const title = 'A tape is lost on the way'

/** Fills rows of a table of levels, whose cells are named alike on both sides of a scale. */
async function levels({ page, t }: Desk, side: string, words: readonly string[]): Promise<void> {
  const label = t(`riskScale.${side}`)
  const table = page.getByRole('table', { name: label, exact: true })
  for (const [at, word] of words.entries()) {
    await page.getByRole('button', { name: t('parts.addTo', { label }) }).click()
    const cell = (name: string) =>
      table.getByRole('textbox', { name: t('parts.cell', { label: t(`riskScale.${side}.${name}`), row: at + 1 }) })
    await cell('level').fill(String(at + 1))
    await cell('word').fill(word)
  }
}

/** Four likelihoods by six impacts in words of the house. */
async function scale(desk: Desk): Promise<void> {
  const { page, t } = desk
  await page.goto(`${new URL(page.url()).origin}/#/records/riskScale/new`)
  const form = { page, scope: page.getByRole('main'), t }
  await fillForm(form, 'riskScale', riskScaleRecord.fields, { title: 'House scale' })
  await levels(desk, 'likelihoods', ['Hardly', 'Seldom', 'Often', 'Always'])
  await levels(desk, 'impacts', ['None', 'Small', 'Felt', 'Large', 'Grave', 'Ruin'])
  await fillForm(form, 'riskScale', riskScaleRecord.fields, {
    thresholds: [
      { level: 'low', from: '1' },
      { level: 'critical', from: '12' },
    ],
    appetite: '8',
  })
  await page.keyboard.press('Control+Enter')
  const article = page.getByRole('article')
  await expect(article).toContainText('House scale')
  await take(desk, 'riskScale', 'putIntoUse')
  await expect(article).toContainText(t('riskScale.state.current'))
}

/** A risk of the branch, rated before treatment and after, with a plan that is linked to an item of work. */
async function treated(desk: Desk): Promise<void> {
  const rating = (kind: string, likelihood: string, impact: string) => ({
    ...{ on: '2026-11-02', kind, scale: 'House scale', likelihood, impact, reason: 'Workshop' },
  })
  await make(desk, 'risk', riskRecord.fields, {
    ...{ title, category: 'physical', department: 'Harbour Branch', owner: 'Samuel Foo' },
    ratings: [rating('inherent', '4', '6'), rating('residual', '2', '3')],
  })
  await make(desk, 'riskTreatment', riskTreatmentRecord.fields, {
    ...{ title: 'Sealed boxes', risk: title, owner: 'Hafiz Rahman', dueOn: '2026-12-20' },
    workItems: ['Endpoint detection on every computer'],
  })
  await expect(desk.page.getByRole('article')).toContainText('Endpoint detection on every computer')
}

/** By keys alone: the arrow is named, and the cell after treatment opens exactly its risk. */
async function moved({ page, t }: Desk): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/risk?view=matrix`)
  const move = t('riskMatrix.move', { from: '4 × 6', to: '2 × 3' })
  await expect(page.getByRole('complementary', { name: t('riskMatrix.moved') })).toContainText(move)
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(4)
  const cell = (likelihood: number, impact: number) => page.locator(`[data-at="${4 - likelihood},${impact - 1}"]`)
  await expect(cell(4, 6)).toHaveAttribute('data-level', 'critical')
  await cell(4, 6).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  await expect(cell(2, 3)).toBeFocused()
  await expect(cell(2, 3)).toHaveAttribute('data-level', 'low')
  await page.keyboard.press('Enter')
  const rows = page.locator('[role=row][data-index]')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(title)
}

test('a house rates by a scale of its own, treats, sees the movement, and accepts until a day', async () => {
  test.setTimeout(240_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    await scale(desk)
    await treated(desk)
    await moved(desk)
    await page.locator('[role=row][data-index] a').first().click()
    await take(desk, 'risk', 'assess')
    const given = { acceptance: 'What is left is small.', acceptedUntil: '2027-03-31' }
    const { acceptance, acceptedUntil } = riskRecord.fields
    await take(desk, 'risk', 'accept', { fields: { acceptance, acceptedUntil }, given })
    await expect(page.getByRole('article')).toContainText(t('risk.state.accepted'))
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
