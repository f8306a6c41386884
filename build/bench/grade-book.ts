import type { Page } from 'playwright/test'
import { runCommand } from '#services/run.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import type { BenchVault } from './bench-vault.ts'
import type { Figure } from './figure.ts'
import { scrolledFigures, watchFrames } from './scrolled.ts'

const parts = ['Papers', 'Range', 'Cases', 'Reports', 'Talks'] as const
const marks = 12

/** An open assessment of so many people with sixty marks each; answers its id. */
export function fillGradeBook(bench: BenchVault, people: number): string {
  const scoredBy = bench.vault.actor().person
  const components = parts.map((name) => ({
    ...{ name, kind: 'practice' as const, weight: '20.00', maximum: '20.00' },
    ...{ marks, dropLowest: 2, missing: 'notApplicable' as const },
  }))
  return runCommand(bench.vault, ({ write }) => {
    const participants = Array.from(
      { length: people },
      (_, place) => write(personRecord).create({ name: `Trainee ${String(place + 1).padStart(3, '0')}` }).id,
    )
    const period = { start: '2026-10-01', end: '2026-12-31' }
    const drawn = write(assessmentRecord).create({
      ...{ title: 'Sixty marks', period, passMark: '60.00', participants, components },
    })
    write(assessmentRecord).move(drawn.id, drawn.revision, 'open')
    for (const [place, person] of participants.entries())
      write(scoreRecord).create({
        ...{ assessment: drawn.id, person, scoredBy },
        components: parts.flatMap((component, part) =>
          Array.from({ length: marks }, (_, at) => ({
            ...{ component, mark: at + 1, points: ((place * 7 + part * 5 + at * 3) % 21).toFixed(2) },
          })),
        ),
      })
    return drawn.id
  }).result
}

const cell = (page: Page, place: string) => page.locator(`[data-grade-book] [data-at="${place}"]`)

/** Types into forty cells on the way down and to the right, each key painted before the next. */
async function typeThrough(page: Page): Promise<readonly number[]> {
  const stop = await watchFrames(page)
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press(String(turn % 10))
    await page.keyboard.press(turn % 2 === 0 ? 'Enter' : 'Tab')
    await page.waitForTimeout(16)
  }
  return await stop()
}

/** What typing costs in a grade book of so many people by sixty marks: the longest task between a key and its paint. */
export function gradeBookFigures(bench: BenchVault, assessment: string, people: number): Promise<readonly Figure[]> {
  return scrolledFigures(bench, {
    ...{ name: 'grade-book', address: `/#/records/assessment/${assessment}?tab=table&wide=true` },
    what: `longest task while typing into a grade book of ${people} people by ${parts.length * marks} marks`,
    async ready(page) {
      await page.getByRole('button', { name: 'Enter points', exact: true }).click({ timeout: 60_000 })
      await cell(page, '0,0').click()
    },
    async again(page) {
      await page.keyboard.press('Control+Home')
      await cell(page, '0,0').waitFor()
    },
    through: typeThrough,
  })
}
