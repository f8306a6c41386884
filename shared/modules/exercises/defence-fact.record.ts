import { choice, evidence, instant, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** One thing that the blue team did about an attack step, or what is to be known of it, with a time of its own. */
export const defenceFactRecord = defineRecord({
  name: 'defenceFact',
  module: 'exercises',
  table: 'defence_facts',
  title: 'number',
  fields: {
    number: number('B'),
    attackStep: reference('attackStep', { required: true }),
    kind: choice(
      [
        'prevented',
        'logged',
        'alerted',
        'acknowledged',
        'investigated',
        'contained',
        'eradicated',
        'missed',
        'falseAlert',
        'nearMiss',
        'notApplicable',
      ],
      {
        required: true,
        tones: {
          prevented: 'good',
          logged: 'serious',
          alerted: 'attention',
          acknowledged: 'progress',
          investigated: 'progress',
          contained: 'progress',
          eradicated: 'good',
          missed: 'critical',
          nearMiss: 'attention',
        },
      },
    ),
    reason: text({ max: 500 }),
    at: instant(),
    certainty: choice(['exact', 'estimated', 'unknown'], { required: true }),
    correction: text({ max: 500 }),
    sourceKind: choice(['sensor', 'person']),
    source: text({ max: 200 }),
    analyst: reference('person'),
    control: reference('control'),
    note: markdown({ max: 20_000 }),
    evidence: evidence(),
  },
  list: ['attackStep', 'kind', 'at', 'certainty', 'source', 'analyst'],
  sections: [
    { key: 'fact', fields: ['number', 'attackStep', 'kind', 'reason', 'at', 'certainty', 'correction'] },
    { key: 'origin', fields: ['sourceKind', 'source', 'analyst', 'control', 'note', 'evidence'] },
  ],
  byWriter: ['analyst'],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
