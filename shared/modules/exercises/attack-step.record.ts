import { choice, evidence, instant, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** One thing that the red team tried: by which vector and ATT&CK technique, against what, when, and with what success. */
export const attackStepRecord = defineRecord({
  name: 'attackStep',
  module: 'exercises',
  table: 'attack_steps',
  title: 'title',
  fields: {
    exercise: reference('exercise', { required: true }),
    position: integer({ required: true, min: 1, max: 100_000 }),
    title: text({ required: true, max: 200 }),
    vector: choice(
      ['vulnerabilityExploitation', 'phishing', 'socialEngineering', 'nearbyPenetration', 'intranetBreakthrough'],
      { required: true },
    ),
    tactic: text({ max: 6 }),
    technique: text({ max: 9 }),
    description: markdown({ max: 20_000 }),
    target: text({ max: 300 }),
    operator: reference('person'),
    expected: choice(['none', 'logged', 'alerted', 'contained', 'blocked']),
    startedAt: instant(),
    endedAt: instant(),
    outcome: choice(['succeeded', 'partly', 'failed', 'notRun'], {
      tones: { succeeded: 'critical', partly: 'serious', failed: 'good' },
    }),
    evidence: evidence(),
    expectedCorrection: text({ max: 500 }),
    source: text({ max: 300 }),
    tool: text({ max: 300 }),
    command: markdown({ max: 20_000 }),
    imported: parts({ name: text({ required: true, max: 200 }), value: markdown({ required: true, max: 20_000 }) }),
    plannedStartAt: instant(),
    plannedEndAt: instant(),
    planCorrection: text({ max: 500 }),
    retestOf: reference('attackStep'),
  },
  list: ['exercise', 'position', 'title', 'vector', 'technique', 'startedAt', 'outcome'],
  sections: [
    {
      key: 'attack',
      fields: [
        'exercise',
        'position',
        'title',
        'vector',
        'tactic',
        'technique',
        'expected',
        'expectedCorrection',
        'retestOf',
      ],
    },
    { key: 'plan', fields: ['plannedStartAt', 'plannedEndAt', 'planCorrection'] },
    {
      key: 'execution',
      fields: [
        'description',
        'source',
        'target',
        'tool',
        'command',
        'operator',
        'startedAt',
        'endedAt',
        'outcome',
        'evidence',
      ],
    },
    { key: 'imported', fields: ['imported'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
