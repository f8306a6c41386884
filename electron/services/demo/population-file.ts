import { z } from 'zod'
import { csvOf } from '../exchange/csv.ts'
import type { Words } from './diary.ts'

type Language = keyof Words

/**
 * The items of a population in the diary: how many, the beginning of their numbers, and what is told of them in turn. With
 * `amounts` each has one, spread as bills are: many small, few large.
 */
const population = z.strictObject({
  count: z.int(),
  prefix: z.string(),
  labels: z.array(z.string()),
  strata: z.array(z.string()),
  amounts: z.boolean().default(false),
})

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['Number', 'Description', 'Group', 'Amount'],
  'zh-CN': ['编号', '说明', '分组', '金额'],
}

/** The table that a population of the diary is frozen from. */
export function populationFileOf(given: unknown, language: Language): Uint8Array {
  const { count, prefix, labels, strata, amounts } = population.parse(given)
  const word = (list: readonly string[], at: number) => list[at % Math.max(1, list.length)] ?? ''
  const rows = Array.from({ length: count }, (_, at) => {
    const place = ((at * 7919) % 1009) / 1009
    const amount = amounts ? (800 + 420_000 * place ** 4).toFixed(2) : ''
    return [
      `${prefix}${String(at + 1).padStart(4, '0')}`,
      word(labels, at * 5 + (at >> 3)),
      word(strata, at * 3),
      amount,
    ]
  })
  return csvOf([heads[language], ...rows])
}
