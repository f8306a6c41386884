import type { auditsContract } from '#shared/modules/audits/audits.contract.ts'
import type { Service } from '../../service.ts'
import { addQuestions } from './checklist-add.ts'
import { findReference, referenceChoices, referringTexts } from './cross-references.ts'
import { describeEvidence, evidenceOf, heldEvidence, listEvidence } from './evidence.ts'
import { findingMetrics, proposedRepeats } from './finding-answers.ts'
import { knownBefore } from './known-before.ts'
import { askTeam, planAudits, rankedUnits } from './programme.ts'

export const auditsService: Service<typeof auditsContract> = {
  programme: {
    units: (_input, context) => ({ units: rankedUnits(context) }),
    plan: ({ audits }, context) => planAudits(context, audits),
  },
  independence: { ask: ({ audit }, context) => askTeam(context, audit) },
  checklist: {
    add: (input, context) => addQuestions(context, input),
    known: ({ row }, context) => knownBefore(context, row),
  },
  evidence: {
    list: ({ audit }, context) => listEvidence(context, audit),
    item: ({ id }, context) => evidenceOf(context, id),
    held: (input, context) => heldEvidence(context, input),
    describe: (input, context) => describeEvidence(context, input),
  },
  crossReference: {
    find: (input, context) => findReference(context, input),
    choices: (input, context) => referenceChoices(context, input),
    to: (input, context) => referringTexts(context, input),
  },
  findings: {
    repeats: (typed, context) => ({ proposals: proposedRepeats(context, typed) }),
    metrics: ({ dimension, filters }, context) => findingMetrics(context, dimension, filters),
  },
}
