import type { Page } from 'playwright/test'
import { runCommand } from '#services/run.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import shipped from '../../assets/reference/attack-enterprise.json' with { type: 'json' }
import type { BenchVault } from './bench-vault.ts'
import type { Figure } from './figure.ts'
import { scrolledFigures, watchFrames } from './scrolled.ts'

const kinds = ['missed', 'logged', 'alerted', 'contained', 'prevented'] as const

/** Drawing the whole matrix takes so much work at the most, in milliseconds of the processor. */
const longestDraw = 200

/** An exercise that tried every technique of the shipped catalogue once; answers its id. */
export function fillExercise(bench: BenchVault): string {
  const startedAt = new Date(bench.host.now()).toISOString()
  const period = { start: startedAt.slice(0, 10), end: startedAt.slice(0, 10) }
  const draft = { title: 'Every technique', kind: 'redBlue', period } as const
  const { result: exercise } = runCommand(bench.vault, ({ write }) => write(exerciseRecord).create(draft).id)
  for (let start = 0; start < shipped.techniques.length; start += 200) {
    runCommand(bench.vault, ({ write }) => {
      for (const [place, [technique = '', title = '']] of shipped.techniques.slice(start, start + 200).entries()) {
        const position = start + place + 1
        const step = { exercise, position, title, vector: 'phishing', technique, startedAt, outcome: 'partly' } as const
        const { id } = write(attackStepRecord).create(step)
        const kind = kinds[position % kinds.length] ?? 'missed'
        write(defenceFactRecord).create({ attackStep: id, source: 'SIEM', kind, certainty: 'unknown' })
      }
    })
  }
  bench.vault.catchUpSearch()
  return exercise
}

/** Chooses another folding and waits until its cells are drawn. */
function drawWith(page: Page, name: string): Promise<void> {
  return page.getByRole('radio', { name, exact: true }).evaluate(async (radio) => {
    if (radio instanceof HTMLElement) radio.click()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  })
}

async function scrollThrough(page: Page): Promise<readonly number[]> {
  const frame = page.locator('[data-matrix]')
  await frame.evaluate((box) => box.scrollTo({ top: 0, left: 0 }))
  await frame.hover()
  const stop = await watchFrames(page)
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(turn % 4 === 3 ? 200 : 0, 300)
    await page.waitForTimeout(16)
  }
  await frame.evaluate(async (box) => {
    for (let step = 0; step <= 60; step += 1) {
      box.scrollTop = ((box.scrollHeight - box.clientHeight) * step) / 60
      box.scrollLeft = ((box.scrollWidth - box.clientWidth) * (step % 10)) / 10
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  return await stop()
}

async function allDrawn(page: Page): Promise<void> {
  await drawWith(page, 'All')
  const cells = await page.locator('[data-technique]').count()
  if (cells < shipped.techniques.length) throw new Error(`only ${cells} techniques are drawn`)
}

/** What the matrix of ATT&CK costs with every technique tried: to be drawn with all sub-techniques, and scrolled. */
export async function matrixFigures(bench: BenchVault, exercise: string): Promise<readonly Figure[]> {
  const address = `/#/records/exercise/${exercise}?tab=matrix&wide=true`
  const first = (page: Page) => page.locator('[data-technique]').first().waitFor({ timeout: 60_000 })
  const drawn = await scrolledFigures(bench, {
    ...{ name: 'matrix-draw', address, ready: first, whole: longestDraw },
    what: 'all work to draw the matrix of ATT&CK with every sub-technique',
    again: (page) => drawWith(page, 'Folded'),
    async through(page) {
      await allDrawn(page)
      return []
    },
  })
  const scrolled = await scrolledFigures(bench, {
    ...{ name: 'matrix', address, through: scrollThrough },
    what: 'longest task while the matrix of ATT&CK is scrolled, every sub-technique open',
    async ready(page) {
      await first(page)
      await allDrawn(page)
    },
  })
  return [...drawn, ...scrolled]
}
