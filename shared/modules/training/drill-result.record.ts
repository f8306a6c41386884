import { boolean, choice, instant, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { drillStages } from './training.drill.ts'

/**
 * How far one recipient of a phishing drill went, by address; without a person where nobody of that address is known. Who leads or
 * trains sees all, others what they did themselves.
 */
export const drillResultRecord = defineRecord({
  name: 'drillResult',
  module: 'training',
  table: 'drill_results',
  title: 'email',
  fields: {
    campaign: reference('awarenessCampaign', { required: true }),
    email: text({ required: true, max: 320 }),
    person: reference('person'),
    stage: choice(drillStages, {
      required: true,
      tones: { sent: 'good', opened: 'good', clicked: 'serious', submitted: 'critical' },
    }),
    reported: boolean(),
    changedAt: instant(),
  },
  list: ['campaign', 'email', 'person', 'stage', 'reported', 'changedAt'],
  sections: [{ key: 'result', fields: ['campaign', 'email', 'person', 'stage', 'reported', 'changedAt'] }],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
  rows: { rule: 'own', fields: ['person'], except: ['administrator', 'lead', 'trainer'] },
})
