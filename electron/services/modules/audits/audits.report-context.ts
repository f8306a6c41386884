import type { Attachment } from '#services/documents/attachments.ts'
import type { Chip } from '#services/documents/chip.ts'
import type { AuditDocument } from '#services/documents/document.ts'
import type { Colour } from '#services/documents/theme.ts'
import type { Language, Translator } from '#shared/base/translate.ts'
import type { AuditReportProjection, Severity } from '#shared/modules/audits/audits.projection.ts'
import type { Period } from '#shared/record/fields.ts'

/** What ties a report to the vault that it was drawn from; digests are lower-case hexadecimal. */
export type ReportProof = {
  readonly recordsSha256: string
  readonly vault: string
  /** Root over the heads of all journals. */
  readonly vaultHead: string
  /** The same head as people compare it: the first 80 bits in base32. */
  readonly shortHead: string
  /** The journals and how far they had come; the first one is the journal that sealed. */
  readonly heads: readonly { readonly name: string; readonly sequence: number; readonly hash: string }[]
  /** The signed checkpoint of the sealing journal, as attached. */
  readonly checkpoint: string
  readonly authoritySha256: string | null
  /** Moment of the seal; the only time in the document, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
  readonly sealedAt: string
}

/** What an audit report is drawn with beside its projection. */
export type AuditReportOptions = {
  readonly language: Language
  readonly attachments: readonly Attachment[]
  readonly proof: ReportProof
  /** The vault holds sample data: said on every page. */
  readonly demo: boolean
  /** Drawn without a seal: said on every page. */
  readonly draft?: boolean
  /** How many fields are prepared for people and for archive time stamps. */
  readonly fields: { readonly signatures: number; readonly timestamps: number }
  /** PNG or JPEG of the organisation's mark. */
  readonly logo?: Uint8Array
}

/** What every section of the report draws with. */
export type ReportContext = {
  readonly document: AuditDocument
  readonly words: Translator
  readonly projection: AuditReportProjection
  readonly options: AuditReportOptions
}

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

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A day as the language writes it, 22 November 2026 or 2026年11月22日; written out here, for locale data may change. */
export function dayText(words: Translator, day: string | null): string {
  if (!day) return ''
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  if (words.language === 'zh-CN') return `${year}年${Number(month)}月${Number(date)}日`
  return `${Number(date)} ${englishMonths[Number(month) - 1] ?? month} ${year}`
}

/** A day for a table's narrow column. */
export function shortDayText(words: Translator, day: string | null): string {
  const text = dayText(words, day)
  return words.language === 'zh-CN' ? text : text.replace(/ ([A-Z][a-z]{2})[a-z]+ /, ' $1 ')
}

/** Widths in points that the words of both languages need in a table. */
export const columnPoints = { number: 63, severity: 64, person: 88, day: 74, state: 72 } as const

/** A closed interval of days in words. */
export function periodText(words: Translator, period: Period | null): string {
  if (!period) return ''
  return words('auditReport.span', { start: dayText(words, period.start), end: dayText(words, period.end) })
}

/** A moment in words, in UTC, for a report is read in other zones. */
export function momentText(words: Translator, instant: string): string {
  return `${dayText(words, instant)} ${instant.slice(11, 16)} UTC`
}

/** Names as the language lists them. */
export function listText(words: Translator, names: readonly string[]): string {
  return names.filter((name) => name !== '').join(words.language === 'zh-CN' ? '、' : ', ')
}
