import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { frameworkNames } from '#shared/modules/frameworks/frameworks.names.ts'
import { assetPath } from '../../assets.ts'

const words = z.strictObject({ en: z.string(), 'zh-CN': z.string() })

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
      procedure: words,
      steps: z.array(z.strictObject({ step: words, expected: words })).min(1),
      frameworks: z.array(z.strictObject({ framework: z.enum(frameworkNames), identifier: z.string() })),
    }),
  ),
})

/** A measure of the catalogue that the product ships with, `assets/reference/control-catalogue.json`. */
export type CatalogueControl = z.infer<typeof catalogue>['controls'][number]

/** The measures of the catalogue, in its order. */
export function readCatalogue(): readonly CatalogueControl[] {
  return catalogue.parse(JSON.parse(readFileSync(assetPath('reference/control-catalogue.json'), 'utf8'))).controls
}
