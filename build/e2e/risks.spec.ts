import { expect, test } from 'playwright/test'
import { riskScaleRecord } from '#shared/modules/risks/risk-scale.record.ts'
import { expectFocus } from './window/by-keys.ts'
import { openDemo } from './window/demo.ts'
import { fillForm } from './window/fill.ts'
import { addRow, chooseIn, findIn, saveAs, takeStep, typeInto } from './window/fill-by-keys.ts'
import { type Desk, take } from './window/record-desk.ts'
import { begin } from './window/walk-training.ts'

type Levels = readonly [likelihood: number, impact: number]
type Rated = {
  readonly title: string
  readonly scale: string
  readonly inherent: Levels
  readonly residual: Levels
  readonly plan: string
}

/** By the scale that the house began with, five by five. */
const fiveByFive: Rated = {
  ...{ title: 'Keys are shared at the counter', scale: 'Risk scale of the bank', plan: 'A key to each' },
  ...{ inherent: [5, 5], residual: [1, 2] },
}
const ofTheHouse: Rated = {
  ...{ title: 'A tape is lost on the way', scale: 'House scale', plan: 'Sealed boxes' },
  ...{ inherent: [4, 6], residual: [2, 3] },
}
const { title } = ofTheHouse

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

/** By keys alone: a risk of the branch, rated before treatment and after, with a plan that is linked to an item of work. */
async function treated(desk: Desk, risk: Rated): Promise<void> {
  const { page, t } = desk
  const form = await begin(desk, 'risk')
  await typeInto(form, t('risk.title'), risk.title)
  await chooseIn(form, t('risk.category'), t('risk.category.physical'))
  await findIn(form, t('risk.department'), 'Harbour Branch')
  await findIn(form, t('risk.owner'), 'Samuel Foo')
  for (const [at, kind] of (['inherent', 'residual'] as const).entries()) {
    const [likelihood, impact] = risk[kind]
    const cell = await addRow(form, 'risk.ratings', at + 1)
    await typeInto(form, cell('on'), '2 nov 2026')
    await chooseIn(form, cell('kind'), t(`risk.ratings.kind.${kind}`))
    await findIn(form, cell('scale'), risk.scale)
    await typeInto(form, cell('likelihood'), String(likelihood))
    await typeInto(form, cell('impact'), String(impact))
    await typeInto(form, cell('reason'), 'Workshop')
  }
  await saveAs(page, risk.title)
  const plan = await begin(desk, 'riskTreatment')
  await typeInto(plan, t('riskTreatment.title'), risk.plan)
  await findIn(plan, t('riskTreatment.risk'), risk.title)
  await findIn(plan, t('riskTreatment.owner'), 'Hafiz Rahman')
  await typeInto(plan, t('riskTreatment.dueOn'), '20 dec 2026')
  await findIn(plan, t('riskTreatment.workItems'), 'Endpoint detection on every computer')
  await saveAs(page, risk.plan)
  await expect(page.getByRole('article')).toContainText('Endpoint detection on every computer')
}

/** In the scale that came with the house: twenty-five cells, the arrow drawn and named. */
async function movedByDefault({ page, t }: Desk): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/records/risk?view=matrix`)
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('gridcell')).toHaveCount(25)
  await expect(page.locator('[data-at="0,4"]')).toHaveAttribute('data-level', 'critical')
  await expect(page.locator('[data-at="4,1"]')).toHaveAttribute('data-level', 'low')
  const named = page.getByRole('complementary', { name: t('riskMatrix.moved') })
  const move = named.getByRole('link').filter({ hasText: t('riskMatrix.move', { from: '5 × 5', to: '1 × 2' }) })
  // One risk alone went that way: none of those that were there before.
  await expect(move).toHaveText(/1$/)
  const arrows = grid.locator('path[marker-end]')
  const drawn = await arrows.count()
  expect(drawn).toBeGreaterThan(0)
  await page.getByRole('checkbox', { name: t('riskMatrix.arrows') }).focus()
  await page.keyboard.press('Space')
  await expect(arrows).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(arrows).toHaveCount(drawn)
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
  await rows.getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expectFocus(page)
}

/** By keys alone: what is left of the risk is accepted until a day, and an acceptance without end is refused. */
async function accepted({ page, t }: Desk): Promise<void> {
  await takeStep({ page, t }, 'risk.step.assess')
  await takeStep({ page, t }, 'risk.step.accept', async (dialog) => {
    await typeInto(dialog, t('risk.acceptance'), 'What is left is small.')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.scope).toContainText(t('errors.field.required'))
    await typeInto(dialog, t('risk.acceptedUntil'), '31 mar 2027')
  })
  await expect(page.getByRole('article')).toContainText(t('risk.state.accepted'))
}

test('a house rates by a scale of its own, treats, sees the movement, and accepts until a day', async () => {
  test.setTimeout(400_000)
  const { opening, t } = await openDemo('en', 'lead')
  const { page, complaints, close } = opening
  try {
    const desk = { page, t }
    await treated(desk, fiveByFive)
    await movedByDefault(desk)
    await scale(desk)
    await treated(desk, ofTheHouse)
    await moved(desk)
    await accepted(desk)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
