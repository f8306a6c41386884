import {
  choice,
  date,
  evidence,
  integer,
  markdown,
  number,
  parts,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    operating: { tone: 'good' },
    retired: { tone: 'neutral', frozen: true },
  },
  transitions: {
    putIntoOperation: {
      from: ['planned'],
      to: 'operating',
      roles: ['administrator', 'lead'],
      requires: ['objective', 'owner', 'department', 'cadenceMonths'],
      stamp: { on: 'operatingSince' },
      undoneBy: 'returnToPlanned',
    },
    returnToPlanned: {
      from: ['operating'],
      to: 'planned',
      roles: ['administrator', 'lead'],
      clear: ['operatingSince'],
      reason: true,
    },
    retire: {
      from: ['planned', 'operating'],
      to: 'retired',
      roles: ['administrator', 'lead'],
      stamp: { on: 'retiredOn' },
      reason: true,
    },
    reinstate: {
      from: ['retired'],
      to: 'planned',
      roles: ['administrator', 'lead'],
      clear: ['operatingSince', 'retiredOn'],
      reason: true,
    },
  },
})

/** A measure that keeps a risk down, mapped to frameworks by identifier, and checked at its cadence. */
export const controlRecord = defineRecord({
  name: 'control',
  module: 'controls',
  table: 'controls',
  title: 'title',
  fields: {
    number: number('CT'),
    title: text({ required: true, max: 200 }),
    objective: markdown({ max: 10_000 }),
    description: markdown({ max: 20_000 }),
    kind: choice(['preventive', 'detective', 'corrective'], { required: true }),
    automation: choice(['manual', 'partlyAutomated', 'automated']),
    owner: reference('person'),
    department: reference('department'),
    contributingDepartments: references('department'),
    policies: references('policy'),
    frameworks: parts({
      framework: choice(['iso27001', 'nistCsf', 'mlps'], { required: true }),
      identifier: text({ required: true, max: 40 }),
      note: text({ max: 300 }),
    }),
    procedure: markdown({ max: 20_000 }),
    cadenceMonths: integer({ min: 1, max: 60 }),
    nextCheckOn: date(),
    evidence: evidence(),
    operatingSince: date(),
    retiredOn: date(),
    steps: parts(
      {
        step: text({ required: true, max: 500 }),
        expected: text({ required: true, max: 500 }),
      },
      { max: 60 },
    ),
    catalogueKey: text({ max: 60, opaque: true }),
  },
  list: ['number', 'title', 'kind', 'department', 'owner', 'nextCheckOn', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'objective', 'description', 'kind', 'automation'] },
    { key: 'responsibility', fields: ['owner', 'department', 'contributingDepartments'] },
    { key: 'mapping', fields: ['frameworks', 'policies'] },
    { key: 'checking', fields: ['procedure', 'steps', 'cadenceMonths', 'nextCheckOn'] },
    { key: 'operation', fields: ['evidence', 'operatingSince', 'retiredOn', 'catalogueKey'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
