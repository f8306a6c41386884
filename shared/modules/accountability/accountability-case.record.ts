import { choice, date, evidence, markdown, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { appealOutcomes, lapseKinds, measures, measureTones } from './accountability.words.ts'
import { accountabilityCaseWorkflow } from './accountability-case.workflow.ts'

/**
 * One lapse and what came of it. Leads and administrators see every case; of the others only who reported it, who has to
 * answer for it, and who acted on it: nobody else learns that there is one.
 */
export const accountabilityCaseRecord = defineRecord({
  name: 'accountabilityCase',
  module: 'accountability',
  table: 'accountability_cases',
  title: 'title',
  fields: {
    number: number('LC'),
    title: text({ required: true, max: 200 }),
    concerns: choice(['person', 'department'], { required: true }),
    person: reference('person'),
    department: reference('department'),
    lapse: choice(lapseKinds, { required: true }),
    happenedOn: date({ required: true }),
    rule: reference('accountabilityRule'),
    facts: markdown({ required: true, max: 50_000 }),
    evidence: evidence(),
    workItems: references('workItem'),
    findings: references('finding'),
    actions: references('correctiveAction'),
    violations: references('violationCase'),
    assessment: markdown({ max: 20_000 }),
    assessedBy: reference('person'),
    assessedOn: date(),
    statement: markdown({ max: 50_000 }),
    statedOn: date(),
    heardOn: date(),
    hearing: markdown({ max: 50_000 }),
    heardBy: reference('person'),
    measure: choice(measures, { tones: measureTones }),
    decision: markdown({ max: 20_000 }),
    decidedBy: reference('person'),
    decidedOn: date(),
    appealUntil: date(),
    appeal: markdown({ max: 50_000 }),
    appealedOn: date(),
    appealOutcome: choice(appealOutcomes, { tones: { lightened: 'progress', annulled: 'good' } }),
    appealMeasure: choice(measures, { tones: measureTones }),
    appealDecision: markdown({ max: 20_000 }),
    appealDecidedBy: reference('person'),
    appealDecidedOn: date(),
    standing: choice(measures, { tones: measureTones }),
    outcome: markdown({ max: 20_000 }),
    closedBy: reference('person'),
    closedOn: date(),
  },
  list: ['number', 'title', 'lapse', 'person', 'happenedOn', 'standing', 'state'],
  sections: [
    { key: 'lapse', fields: ['number', 'title', 'concerns', 'person', 'department', 'lapse', 'happenedOn', 'rule'] },
    { key: 'facts', fields: ['facts', 'evidence', 'workItems', 'findings', 'actions', 'violations'] },
    { key: 'assessment', fields: ['assessment', 'assessedBy', 'assessedOn'] },
    { key: 'hearing', fields: ['statement', 'statedOn', 'heardOn', 'hearing', 'heardBy'] },
    { key: 'decision', fields: ['measure', 'decision', 'decidedBy', 'decidedOn', 'appealUntil'] },
    {
      key: 'appeal',
      fields: [
        'appeal',
        'appealedOn',
        'appealOutcome',
        'appealMeasure',
        'appealDecision',
        'appealDecidedBy',
        'appealDecidedOn',
      ],
    },
    { key: 'end', fields: ['standing', 'outcome', 'closedBy', 'closedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  rows: {
    rule: 'own',
    fields: ['person', 'createdBy', 'assessedBy', 'heardBy', 'decidedBy', 'appealDecidedBy'],
    except: ['administrator', 'lead'],
  },
  computed: ['appealUntil', 'standing'],
  workflow: accountabilityCaseWorkflow,
})
