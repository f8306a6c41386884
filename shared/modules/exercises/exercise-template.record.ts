import { choice, duration, integer, markdown, parts, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { attackStepRecord } from './attack-step.record.ts'
import { exerciseRecord } from './exercise.record.ts'
import { detectionOutcomes } from './exercises.defence.ts'
import { injectRecord } from './inject.record.ts'

const position = () => integer({ required: true, min: 1, max: 100_000 })

/** As many steps as a run from another program brings at once. */
const mostRows = 2000

/** The most days that an exercise of a template lasts. */
export const mostDays = 366

/** The plan of an exercise that is run again: what is to happen and by which rules, never what came of it or who took part. */
export const exerciseTemplateRecord = defineRecord({
  name: 'exerciseTemplate',
  module: 'exercises',
  table: 'exercise_templates',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    kind: choice(exerciseRecord.fields.kind.choices, { required: true }),
    days: integer({ required: true, min: 1, max: mostDays }),
    about: text({ max: 500 }),
    objectives: markdown({ max: 20_000 }),
    focus: markdown({ max: 10_000 }),
    scope: markdown({ max: 20_000 }),
    rules: markdown({ max: 20_000 }),
    scenario: markdown({ max: 20_000 }),
    controls: references('control'),
    stopConditions: parts({ condition: text({ required: true, max: 500 }), signal: text({ max: 300 }) }),
    steps: parts(
      {
        position: position(),
        title: text({ required: true, max: 200 }),
        vector: choice(attackStepRecord.fields.vector.choices, { required: true }),
        tactic: text({ max: 6 }),
        technique: text({ max: 9 }),
        offset: duration(),
        expected: choice(detectionOutcomes),
        description: markdown({ max: 20_000 }),
        tool: text({ max: 300 }),
        command: markdown({ max: 20_000 }),
      },
      { max: mostRows },
    ),
    injects: parts(
      {
        position: position(),
        title: text({ required: true, max: 200 }),
        offset: duration({ required: true }),
        afterInject: integer({ min: 1, max: 100_000 }),
        afterStep: integer({ min: 1, max: 100_000 }),
        recipient: text({ required: true, max: 200 }),
        channel: choice(injectRecord.fields.channel.choices, { required: true }),
        wording: markdown({ required: true, max: 20_000 }),
        expected: markdown({ max: 10_000 }),
      },
      { max: mostRows },
    ),
    cards: parts({
      title: text({ required: true, max: 200 }),
      declared: markdown({ required: true, max: 20_000 }),
      recipient: text({ required: true, max: 200 }),
      step: integer({ min: 1, max: 100_000 }),
    }),
    basedOn: reference('exercise'),
  },
  list: ['title', 'kind', 'days', 'about', 'basedOn'],
  sections: [
    { key: 'identity', fields: ['title', 'kind', 'days', 'about', 'basedOn'] },
    { key: 'plan', fields: ['objectives', 'focus', 'scope', 'rules', 'stopConditions', 'scenario', 'controls'] },
    { key: 'course', fields: ['steps', 'injects', 'cards'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
