import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { assetPath } from '../assets.ts'
import type { CatalogueControl } from '../modules/controls/controls.catalogue.ts'
import type { Chance } from './chance.ts'
import { demoMeasures } from './controls.ts'
import { type DiaryEntry, type Player, words } from './diary.ts'

const results = ['effective', 'partlyEffective', 'ineffective'] as const
type Result = (typeof results)[number]

const phrases = z.strictObject({
  procedure: words,
  reviewNote: words,
  actuals: z.strictObject({ asExpected: words, deviates: words }),
  conclusions: z.record(z.enum(results), z.array(words)),
})

/** Every month of the diary in which checks are made, `YYYY-MM`. */
const months = Array.from({ length: 12 }, (_month, index) =>
  index === 0 ? '2025-12' : `2026-${String(index).padStart(2, '0')}`,
)

/** How often a check finds a control effective, and at least partly effective. */
const shares = { effective: 0.76, atLeastPartly: 0.94 }

function resultOf(fraction: number): Result {
  if (fraction < shares.effective) return 'effective'
  return fraction < shares.atLeastPartly ? 'partlyEffective' : 'ineffective'
}

function deviationsOf(chance: Chance, name: string, result: Result): number {
  if (result === 'effective') return 0
  return result === 'partlyEffective' ? chance.between(name, 1, 2) : chance.between(name, 4, 8)
}

/** A working day of a month, between the 7th and the 17th. */
function workingDay(chance: Chance, name: string, month: string): string {
  const day = chance.between(name, 7, 17)
  const weekday = new Date(`${month}-${String(day).padStart(2, '0')}T00:00:00Z`).getUTCDay()
  const moved = weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day
  return `${month}-${String(moved).padStart(2, '0')}`
}

function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

type Sheet = { readonly phrases: z.infer<typeof phrases>; readonly chance: Chance }

/** What was found at a step: the first one deviates where the check did not find the control effective. */
function outcomeOf({ phrases: { actuals } }: Sheet, result: Result, index: number) {
  const outcome = result !== 'effective' && index === 0 ? ('deviates' as const) : ('asExpected' as const)
  return { actual: actuals[outcome], outcome }
}

function checkEntry(sheet: Sheet, control: CatalogueControl, month: string, place: number): DiaryEntry {
  const { chance } = sheet
  const name = `check:${control.key}:${month}`
  const [tester, reviewer]: readonly [Player, Player] =
    place % 2 === 0 ? ['auditor', 'secondAuditor'] : ['secondAuditor', 'auditor']
  const result = resultOf(chance.fraction(`${name}:result`))
  const day = workingDay(chance, `${name}:day`, month)
  const hour = String(9 + (place % 8)).padStart(2, '0')
  const population = chance.between(`${name}:population`, 60, 900)
  const sampleSize = chance.between(`${name}:sample`, 15, 40)
  const title = { en: `${control.title.en}, ${month}`, 'zh-CN': `${control.title['zh-CN']}（${month}）` }
  const draft = {
    control: `@${control.key}`,
    title,
    period: { start: `${month}-01`, end: lastDay(month) },
    tester: `@${tester}`,
    performedOn: day,
    procedure: sheet.phrases.procedure,
    population,
    sampleSize,
    samplingSeed: `${month}-${chance.between(`${name}:seed`, 1000, 9999)}`,
    deviations: deviationsOf(chance, `${name}:deviations`, result),
    steps: control.steps.map((one, index) => ({ ...one, ...outcomeOf(sheet, result, index) })),
    result,
    conclusion: chance.oneOf(`${name}:conclusion`, sheet.phrases.conclusions[result]),
  }
  const submitted = { at: `${day} ${hour}:40`, step: 'submit' }
  const reviewed = {
    at: `${day} 17:30`,
    by: reviewer,
    step: 'review',
    reason: sheet.phrases.reviewNote,
  }
  // The last month is still at work: some checks wait for the other auditor.
  const isWaiting = month === months.at(-1) && place % 3 === 0
  const next = isWaiting ? [submitted] : [submitted, reviewed]
  return { as: name, record: 'controlCheck', at: `${day} ${hour}:10`, by: tester, draft, next }
}

/** The checks of the year: each control in every month that its cadence names, tested by one auditor, reviewed by the other. */
export function controlCheckEntries(chance: Chance): readonly DiaryEntry[] {
  const sheet = {
    chance,
    phrases: phrases.parse(JSON.parse(readFileSync(assetPath('demo/control-checks.json'), 'utf8'))),
  }
  return demoMeasures().flatMap(({ measure: control }, place) =>
    months
      .filter((_month, index) => index % control.cadenceMonths === place % control.cadenceMonths)
      .map((month) => checkEntry(sheet, control, month, place)),
  )
}
