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
  'policyReview',
  'exercise',
  'growthPlan',
  'controlEffectiveness',
] as const
export type ReportKindName = (typeof reportKinds)[number]
