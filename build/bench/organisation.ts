import type { Page } from 'playwright/test'
import { openWorkbench } from '#services/workbench.ts'
import { type BenchVault, openBenchVault } from './bench-vault.ts'
import { type Figure, told } from './figure.ts'
import { interleaved } from './measure.ts'
import { fillOrganisation, organisationSize } from './organisation-fill.ts'
import { scrolledFigures, watchFrames } from './scrolled.ts'

/** Scrolls, zooms and folds the whole chart as a person does. */
async function throughChart(page: Page): Promise<readonly number[]> {
  const tree = page.locator('svg[role=tree]')
  await tree.hover({ position: { x: 20, y: 20 } })
  const stop = await watchFrames(page)
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(turn % 2 === 0 ? 500 : 0, 300)
    await page.waitForTimeout(16)
  }
  for (const key of ['-', '-', '-', '+', '+', '0', '+', '+', '+', '+']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
  await tree.evaluate(async (drawing) => {
    const box = drawing.parentElement
    for (let step = 0; box && step <= 60; step += 1) {
      box.scrollLeft = ((box.scrollWidth - box.clientWidth) * step) / 60
      box.scrollTop = ((box.scrollHeight - box.clientHeight) * (step % 10)) / 10
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  return await stop()
}

/** What questions about a large organisation cost, in the middle of nine askings. */
async function questionFigures(bench: BenchVault): Promise<readonly Figure[]> {
  const vault = await openBenchVault(bench.host, bench.folder)
  const workbench = openWorkbench(bench.host, vault)
  const [unit] = vault.store.db.prepare<[], string>('SELECT "id" FROM "departments" LIMIT 1').pluck().all()
  const today = '2026-06-01'
  const questions: readonly (readonly [string, string, object])[] = [
    ['who held security duties on a day', 'expertise.on', { day: today }],
    ['the same of groups alone', 'expertise.on', { day: today, of: 'group' }],
    ['who answers for what on a day', 'answers.matrix', { day: today }],
    ['what the chart of departments is drawn from', 'bodies.organisation', { record: 'department' }],
    ['what the chart of groups is drawn from', 'bodies.organisation', { record: 'group' }],
    ['the page of a department as of a day', 'bodies.on', { record: 'department', id: unit, day: today }],
    ['the home of a lead', 'home.show', { role: 'lead' }],
  ]
  const figures: Figure[] = []
  for (const [what, operation, input] of questions) {
    const { asked } = await interleaved(9, { asked: () => workbench.call(operation, input) })
    figures.push(told(what, asked, 'ms'))
  }
  vault.close()
  return figures
}

/** What an organisation of 300 departments, 2,000 people and ten years costs: its questions, and its chart under the hand. */
export async function organisationFigures(bench: BenchVault): Promise<readonly Figure[]> {
  fillOrganisation(bench.vault)
  bench.close()
  const questions = await questionFigures(bench)
  const chart = await scrolledFigures(bench, {
    name: 'organisation',
    what: `longest task while a chart of ${organisationSize.departments} departments is scrolled and zoomed`,
    address: '/#/records/department?view=chart',
    async ready(page) {
      await page.locator('[data-node]').first().waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: 'Unfold all' }).click()
      await page
        .locator('[data-node]')
        .nth(organisationSize.departments - 1)
        .waitFor({ timeout: 60_000 })
    },
    through: throughChart,
  })
  return [...questions, ...chart]
}
