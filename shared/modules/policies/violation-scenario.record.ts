import { choice, markdown, number, parts, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A way in which rules about data are broken, how grave it is, and who answers for what. */
export const violationScenarioRecord = defineRecord({
  name: 'violationScenario',
  module: 'policies',
  table: 'violation_scenarios',
  title: 'title',
  fields: {
    number: number('VS'),
    title: text({ required: true, max: 200 }),
    policy: reference('policy'),
    clauseName: text({ max: 300 }),
    grades: references('dataGrade'),
    severity: choice(['minor', 'serious', 'grave'], {
      required: true,
      tones: { minor: 'attention', serious: 'serious', grave: 'critical' },
    }),
    description: markdown({ required: true, max: 10_000 }),
    responsibilities: parts({
      bearer: text({ required: true, max: 200 }),
      responsibility: markdown({ required: true, max: 5000 }),
    }),
    measure: markdown({ max: 10_000 }),
  },
  list: ['number', 'title', 'severity', 'policy'],
  sections: [
    { key: 'scenario', fields: ['number', 'title', 'policy', 'clauseName', 'grades', 'severity', 'description'] },
    { key: 'responsibility', fields: ['responsibilities', 'measure'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
