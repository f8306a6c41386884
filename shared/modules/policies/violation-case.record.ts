import { choice, date, evidence, markdown, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const allowed: readonly Role[] = ['administrator', 'lead', 'auditor']
const leads: readonly Role[] = ['administrator', 'lead']

const workflow = defineWorkflow({
  initial: 'reported',
  states: {
    reported: { tone: 'attention' },
    investigating: { tone: 'progress' },
    inReview: { tone: 'progress' },
    decided: { tone: 'good', frozen: true },
  },
  transitions: {
    investigate: { from: ['reported'], to: 'investigating', roles: allowed, requires: ['investigator', 'dueOn'] },
    submit: {
      from: ['investigating'],
      to: 'inReview',
      roles: allowed,
      requires: ['investigation'],
      stamp: { by: 'investigatedBy', on: 'investigatedOn' },
    },
    sendBack: {
      from: ['inReview'],
      to: 'investigating',
      roles: allowed,
      clear: ['investigatedBy', 'investigatedOn'],
      reason: true,
    },
    decide: {
      from: ['inReview'],
      to: 'decided',
      roles: leads,
      requires: ['outcome', 'decision'],
      stamp: { by: 'decidedBy', on: 'decidedOn' },
      separateFrom: ['investigatedBy', 'investigator', 'people'],
    },
    reopen: { from: ['decided'], to: 'investigating', roles: leads, clear: ['decidedBy', 'decidedOn'], reason: true },
  },
})

/** One suspected violation, from its report to its decision by somebody who did not investigate it. Few may see it. */
export const violationCaseRecord = defineRecord({
  name: 'violationCase',
  module: 'policies',
  table: 'violation_cases',
  title: 'title',
  fields: {
    number: number('VC'),
    title: text({ required: true, max: 200 }),
    scenario: reference('violationScenario'),
    policy: reference('policy'),
    grade: reference('dataGrade'),
    department: reference('department'),
    people: references('person'),
    occurredOn: date(),
    reportedOn: date({ required: true }),
    facts: markdown({ required: true, max: 50_000 }),
    investigator: reference('person'),
    dueOn: date(),
    investigation: markdown({ max: 50_000 }),
    investigatedBy: reference('person'),
    investigatedOn: date(),
    outcome: choice(['unfounded', 'instructed', 'warned', 'sanctioned', 'referred'], {
      tones: {
        unfounded: 'neutral',
        instructed: 'progress',
        warned: 'attention',
        sanctioned: 'serious',
        referred: 'critical',
      },
    }),
    decision: markdown({ max: 20_000 }),
    lessons: markdown({ max: 20_000 }),
    decidedBy: reference('person'),
    decidedOn: date(),
    evidence: evidence(),
  },
  list: ['number', 'title', 'scenario', 'department', 'dueOn', 'outcome', 'state'],
  sections: [
    {
      key: 'case',
      fields: [
        'number',
        'title',
        'scenario',
        'policy',
        'grade',
        'department',
        'people',
        'occurredOn',
        'reportedOn',
        'facts',
      ],
    },
    {
      key: 'investigation',
      fields: ['investigator', 'dueOn', 'investigation', 'evidence', 'investigatedBy', 'investigatedOn'],
    },
    { key: 'decision', fields: ['outcome', 'decision', 'lessons', 'decidedBy', 'decidedOn'] },
  ],
  readers: allowed,
  writers: allowed,
  workflow,
})
