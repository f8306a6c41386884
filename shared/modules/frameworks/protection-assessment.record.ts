import { choice, date, decimal, markdown, number, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { protectionLevels } from './frameworks.levels.ts'
import { formulas, itemResults, risks, riskTones, verdicts, verdictTones } from './frameworks.verdict.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    concluded: { tone: 'good', frozen: true },
  },
  transitions: {
    conclude: {
      from: ['draft'],
      to: 'concluded',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['level', 'assessedOn', 'items'],
      stamp: { by: 'concludedBy', on: 'concludedOn' },
      gated: true,
    },
    reopen: {
      from: ['concluded'],
      to: 'draft',
      roles: ['administrator', 'lead'],
      clear: ['concludedBy', 'concludedOn'],
      reason: true,
    },
  },
})

/** An assessment of a system by MLPS 2.0 at the level that it has, item by item; concluded, its score stays with the formula that made it. */
export const protectionAssessmentRecord = defineRecord({
  name: 'protectionAssessment',
  module: 'frameworks',
  table: 'protection_assessments',
  title: 'title',
  fields: {
    number: number('ML'),
    title: text({ required: true, max: 200 }),
    asset: reference('asset'),
    assessment: reference('externalAssessment'),
    assessedOn: date(),
    assessor: text({ max: 200 }),
    items: parts(
      {
        identifier: text({ required: true, max: 40 }),
        object: text({ required: true, max: 200 }),
        result: choice(itemResults, {
          required: true,
          tones: { compliant: 'good', partly: 'attention', nonCompliant: 'critical' },
        }),
        weight: decimal(1, { required: true, min: 0, max: 10 }),
        risk: choice(risks, { tones: riskTones }),
        note: text({ max: 500 }),
      },
      { max: 2000 },
    ),
    conclusion: markdown({ max: 20_000 }),
    formula: choice(formulas),
    score: decimal(2, { max: 100 }),
    verdict: choice(verdicts, { tones: verdictTones }),
    risk: choice(risks, { tones: riskTones }),
    concludedBy: reference('person'),
    concludedOn: date(),
    level: choice(protectionLevels),
  },
  list: ['number', 'title', 'asset', 'level', 'assessedOn', 'score', 'verdict', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'asset', 'level', 'assessment', 'assessedOn', 'assessor'] },
    { key: 'standing', fields: ['score', 'verdict', 'risk', 'formula', 'concludedBy', 'concludedOn'] },
    { key: 'items', fields: ['items'] },
    { key: 'conclusion', fields: ['conclusion'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  computed: ['formula', 'score', 'verdict', 'risk'],
  workflow,
})
