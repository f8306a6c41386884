/** The columns of VECTR's CSV in its order and spelling. */
export const vectrColumns = [
  'AssessmentGroup',
  'Campaign',
  'Phase',
  'Variant',
  'MitreID',
  'CapecId',
  'Method',
  'Status',
  'Outcome',
  'Alert Severity',
  'Alert Triggered',
  'Activity Logged',
  'Outcome Notes',
  'Detection Recommendations',
  'SourceIps',
  'TargetAssets',
  'ExpectedDetectionLayers',
  'DetectingTools',
  'Start Time',
  'Start Time Epoch',
  'Stop Time',
  'Stop Time Epoch',
  'Detection Time',
  'Detection Time Epoch',
  'Organizations',
  'Tags',
  'Objective',
  'Command',
  'References',
  'Liklihood',
  'Risk',
  'Internal/External',
  'Stealth',
  'Attack Vector',
  'Attack Complexity',
  'Privileges Required',
  'Attacker Tools',
] as const
export type VectrColumn = (typeof vectrColumns)[number]

/** What stands for the names of an assessment and a campaign where steps are passed on: VECTR files each row under both. */
export const neutralName = 'Plan'

/**
 * What somebody needs to try the same steps elsewhere. All others tell when, by and against whom they were tried, or what came
 * of it, and a column that nobody knows may tell anything.
 */
export const planColumns: ReadonlySet<string> = new Set<VectrColumn>([
  ...(['Phase', 'Variant', 'MitreID', 'CapecId', 'Method', 'Objective', 'Command', 'References'] as const),
  ...(['Attack Vector', 'Attack Complexity', 'Privileges Required', 'Attacker Tools'] as const),
])

/**
 * When a step is to begin and to end, in minutes from the planned start of the first: the pace of the plan without its dates.
 * VECTR has no column for it.
 */
export const paceColumns = ['Planned Start Minutes', 'Planned End Minutes'] as const

/** Columns that have a field here; all others are kept with the step under their own names. */
export const vectrFields: ReadonlySet<string> = new Set<VectrColumn>([
  ...(['Variant', 'MitreID', 'Outcome Notes', 'SourceIps', 'TargetAssets', 'DetectingTools'] as const),
  ...(['Start Time', 'Start Time Epoch', 'Stop Time', 'Stop Time Epoch'] as const),
  ...(['Detection Time', 'Detection Time Epoch', 'Objective', 'Command', 'Attacker Tools'] as const),
])
