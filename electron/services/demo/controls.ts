import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { assetPath } from '../assets.ts'
import { type CatalogueControl, readCatalogue } from '../modules/controls/controls.catalogue.ts'
import type { DiaryEntry } from './diary.ts'

const assigned = z.array(
  z.strictObject({
    control: z.string(),
    owner: z.string(),
    department: z.string(),
    /** The policy that the measure carries out. */
    policy: z.string().optional(),
  }),
)

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(assetPath(file), 'utf8'))
}

type Duty = z.infer<typeof assigned>[number]

/** The measures of the catalogue that the bank has taken over, each with who answers for it; the others wait to be taken. */
export function demoMeasures(): readonly (Omit<Duty, 'control'> & {
  readonly measure: CatalogueControl
})[] {
  const duties = assigned.parse(readJson('demo/controls.json'))
  return readCatalogue().flatMap((measure) => {
    const duty = duties.find(({ control }) => control === measure.key)
    if (!duty) return []
    const { control: _, ...answering } = duty
    return [{ measure, ...answering }]
  })
}

/** The bank's register, in operation from the first of December, and what the policies ask for once they are in force. */
export function controlEntries(): readonly DiaryEntry[] {
  return demoMeasures().map(({ measure: { key, source: _, ...measure }, owner, department, policy }) => ({
    as: key,
    record: 'control',
    at: '2025-11-27 09:30',
    by: 'lead',
    draft: { ...measure, catalogueKey: key, owner: `@${owner}`, department: `@${department}` },
    next: [
      { at: '2025-12-01 09:00', step: 'putIntoOperation' },
      ...(policy ? [{ at: '2025-12-15 10:00', changes: { policies: [`@${policy}`] } }] : []),
    ],
  }))
}
