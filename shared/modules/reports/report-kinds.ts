import type { DocumentKind } from '../../record/record.ts'

/** Every kind of document that can be sealed, one a line; each has its own `<m>.report.ts`. */
export const reportKinds = [
  'audit',
  'branchReport',
  'departmentReport',
  'cycle',
  'riskRegister',
  'statement',
  'findingSheet',
  'actionPlan',
  'assessment',
  'assetRegister',
  'policy',
  'policyReview',
  'dataRules',
  'exercise',
  'growthPlan',
  'controlEffectiveness',
  'certificate',
  'briefing',
  'accountabilityCase',
  'spending',
  'weaknesses',
  'organisation',
  'externalAssessment',
  'competitionResult',
  'indicators',
] as const
export type ReportKindName = (typeof reportKinds)[number]

/** A kind of document; `canLeaveOut` names sections that its maker may do without. */
type ReportDocument = DocumentKind & { readonly canLeaveOut?: readonly string[] }

/**
 * What each kind is about, and types of records that it holds of which not everybody who can read the subject reads every
 * row: a sealed document must tell nobody more than the vault does.
 */
export const documentKinds: Readonly<Record<ReportKindName, ReportDocument>> = {
  audit: { record: 'audit', holds: [] },
  branchReport: { record: 'branchReport', holds: [] },
  departmentReport: { record: 'departmentReport', holds: [] },
  cycle: { record: 'cycle', holds: ['correctiveAction'] },
  riskRegister: { record: 'riskScale', holds: [] },
  statement: { record: 'requirement', holds: ['protectionAssessment'] },
  findingSheet: { record: 'finding', holds: [] },
  actionPlan: { record: 'audit', holds: [] },
  assessment: { record: 'assessment', holds: ['score'] },
  assetRegister: { record: 'department', holds: [] },
  policy: { record: 'policy', holds: ['attestation', 'risk'], canLeaveOut: ['changes'] },
  policyReview: { record: 'policyReview', holds: ['attestation'] },
  dataRules: { record: 'department', holds: ['violationCase'] },
  exercise: { record: 'exercise', holds: ['finding', 'correctiveAction'] },
  growthPlan: { record: 'growthPlan', holds: ['skillRating'] },
  controlEffectiveness: { record: 'department', holds: [] },
  certificate: { record: 'certificate', holds: [] },
  briefing: { record: 'briefing', holds: [] },
  accountabilityCase: { record: 'accountabilityCase', holds: [] },
  competitionResult: { record: 'competition', holds: ['score'] },
  spending: { record: 'department', holds: ['spendingItem'] },
  weaknesses: { record: 'department', holds: ['vulnerability', 'scan'] },
  organisation: { record: 'organisation', holds: [] },
  externalAssessment: { record: 'externalAssessment', holds: [] },
  indicators: { record: 'cycle', holds: [] },
}

/** The sections that a report of a kind can do without. */
export function sectionsToLeave(name: string): readonly string[] {
  const kind = reportKinds.find((known) => known === name)
  return (kind && documentKinds[kind].canLeaveOut) ?? []
}
