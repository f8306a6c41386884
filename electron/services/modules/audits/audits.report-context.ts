import type { Chip } from '#services/documents/chip.ts'
import type { Colour } from '#services/documents/theme.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { AuditReportProjection } from '#shared/modules/audits/audits.projection.ts'
import type { Severity } from '#shared/modules/audits/audits.scale.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'

/** What every section of the report draws with. */
export type ReportContext = ReportFrame & { readonly projection: AuditReportProjection }

const severityColours = {
  critical: '#8e1b1b',
  high: '#c2410c',
  medium: '#b7791f',
  low: '#2f6f4e',
  note: '#3b5b8c',
} as const satisfies Record<Severity, Colour>

/** The chip of a severity: its word and its fixed colour. */
export function severityChip(words: Translator, severity: Severity): Chip {
  return { word: words(`finding.severity.${severity}`), colour: severityColours[severity] }
}

/** The colour beside an opinion's word; grey where none was given. */
export function opinionColour(opinion: AuditReportProjection['opinion']): Colour {
  if (opinion === 'effective') return severityColours.low
  if (opinion === 'partlyEffective') return severityColours.medium
  return opinion === 'ineffective' ? severityColours.critical : '#5a6673'
}
