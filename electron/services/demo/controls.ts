import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { invariant } from '#shared/base/assert.ts'
import { assetPath } from '../assets.ts'
import { type DiaryEntry, words } from './diary.ts'

const catalogue = z.object({
  controls: z.array(
    z.strictObject({
      key: z.string(),
      title: words,
      objective: words,
      kind: z.enum(['preventive', 'detective', 'corrective']),
      automation: z.enum(['manual', 'partlyAutomated', 'automated']),
      cadenceMonths: z.int().min(1).max(60),
      source: z.string(),
      frameworks: z.array(z.strictObject({ framework: z.string(), identifier: z.string() })),
    }),
  ),
})

/** A measure of the catalogue that the product ships with, `assets/reference/control-catalogue.json`. */
export type CatalogueControl = z.infer<typeof catalogue>['controls'][number]

const assigned = z.array(z.strictObject({ control: z.string(), owner: z.string(), department: z.string() }))

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(assetPath(file), 'utf8'))
}

/** The measures of the catalogue, in its order. */
export function readCatalogue(): readonly CatalogueControl[] {
  return catalogue.parse(readJson('reference/control-catalogue.json')).controls
}

/** The bank's register: every measure of the catalogue with who answers for it, in operation from the first of December. */
export function controlEntries(): readonly DiaryEntry[] {
  const duties = assigned.parse(readJson('demo/controls.json'))
  return readCatalogue().map(({ key, title, objective, kind, automation, cadenceMonths, frameworks }) => {
    const duty = duties.find((other) => other.control === key)
    invariant(duty, `somebody answers for ${key}`)
    const responsible = { owner: `@${duty.owner}`, department: `@${duty.department}` }
    return {
      as: key,
      record: 'control',
      at: '2025-11-27 09:30',
      by: 'lead',
      draft: { title, objective, kind, automation, cadenceMonths, frameworks, ...responsible },
      next: [{ at: '2025-12-01 09:00', step: 'putIntoOperation' }],
    }
  })
}
