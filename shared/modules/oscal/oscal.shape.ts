import { z } from 'zod'

// What is read of the documents; whatever else stands in them is left alone. Lengths are bounded where the text is taken over.
const uuid = z
  .string()
  .regex(/^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/u)
  .transform((text) => text.toLowerCase())
const many = <Of extends z.ZodType>(of: Of) => z.array(of).default([])
const words = z.string().default('')

const toObservations = many(z.looseObject({ 'observation-uuid': uuid }))
const toRisks = many(z.looseObject({ 'risk-uuid': uuid }))

const observation = z.looseObject({
  uuid,
  title: words,
  description: words,
  remarks: words,
  collected: words,
  'relevant-evidence': many(z.looseObject({ href: words, description: words })),
})

const task = z.looseObject({
  uuid,
  title: words,
  description: words,
  timing: z
    .looseObject({
      'on-date': z.looseObject({ date: words }).optional(),
      'within-date-range': z.looseObject({ end: words }).optional(),
    })
    .optional(),
})

const risk = z.looseObject({
  uuid,
  title: words,
  description: words,
  statement: words,
  status: words,
  deadline: words,
  characterizations: many(z.looseObject({ facets: many(z.looseObject({ name: words, value: words })) })),
  remediations: many(z.looseObject({ uuid, title: words, description: words, tasks: many(task) })),
  'related-observations': toObservations,
})

const finding = z.looseObject({
  uuid,
  title: z.string(),
  description: words,
  remarks: words,
  target: z.looseObject({
    'target-id': words,
    status: z.looseObject({ state: z.string() }),
  }),
  'related-observations': toObservations,
  'related-risks': toRisks,
})

const item = z.looseObject({
  uuid,
  title: z.string(),
  description: words,
  remarks: words,
  'related-observations': toObservations,
  'related-risks': toRisks,
})

const metadata = z.looseObject({ title: z.string(), 'oscal-version': z.string() })

/** OSCAL 1.x assessment results, as far as findings are read from them (pages.nist.gov/OSCAL, models of 1.0 to 1.1). */
export const assessmentResultsShape = z.looseObject({
  metadata,
  results: z.array(
    z.looseObject({
      start: words,
      observations: many(observation),
      risks: many(risk),
      findings: many(finding),
    }),
  ),
})

/** An OSCAL 1.x plan of action and milestones, as far as findings and actions are read from it. */
export const planOfActionShape = z.looseObject({
  metadata,
  observations: many(observation),
  risks: many(risk),
  'poam-items': z.array(item),
})

export type OscalObservation = z.output<typeof observation>
export type OscalRisk = z.output<typeof risk>
export type OscalTask = z.output<typeof task>
export type OscalFinding = z.output<typeof finding>
export type OscalItem = z.output<typeof item>
