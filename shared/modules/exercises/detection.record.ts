import { choice, evidence, instant, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * What a sensor or person saw of an attack step, as vaults kept it before defence facts: a typed outcome and up to three
 * times. Nothing writes it any more; `factsOfDetection` reads it as facts.
 */
export const detectionRecord = defineRecord({
  name: 'detection',
  module: 'exercises',
  table: 'detections',
  title: 'source',
  fields: {
    attackStep: reference('attackStep', { required: true }),
    source: text({ required: true, max: 200 }),
    outcome: choice(['none', 'logged', 'alerted', 'contained', 'blocked'], {
      required: true,
      tones: { none: 'critical', logged: 'serious', alerted: 'attention', contained: 'progress', blocked: 'good' },
    }),
    detectedAt: instant(),
    respondedAt: instant(),
    containedAt: instant(),
    analyst: reference('person'),
    control: reference('control'),
    note: markdown({ max: 20_000 }),
    evidence: evidence(),
  },
  list: ['attackStep', 'source', 'outcome', 'detectedAt', 'respondedAt', 'containedAt', 'analyst'],
  sections: [
    { key: 'detection', fields: ['attackStep', 'source', 'control', 'outcome', 'detectedAt'] },
    { key: 'response', fields: ['analyst', 'respondedAt', 'containedAt', 'note', 'evidence'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  managed: true,
})
