import type { Evidence } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import type { sampleRecord } from '../sampling/sample.record.ts'
import type { checklistRowRecord } from './checklist-row.record.ts'

export type Row = Entity<typeof checklistRowRecord>
export type Sample = Entity<typeof sampleRecord>

/** Evidence as a report names it: enough to find the file and to prove that it is the same. */
export type ReportEvidence = {
  readonly name: string
  readonly sha256: string
  /** The digest of the copy with parts blacked out that leaves in its place; null where there is none. */
  readonly redactedTo: string | null
}

/** The newest redacted copy of each file, by the digest of its original. */
export type RedactedCopies = ReadonlyMap<string, Pick<Evidence, 'sha256'>>

/** Files of evidence as a report names them. */
export function reportEvidence(files: readonly Evidence[], copies: RedactedCopies): readonly ReportEvidence[] {
  return files.map(({ name, sha256 }) => ({ name, sha256, redactedTo: copies.get(sha256)?.sha256 ?? null }))
}

/** A sample as a report names it: how many of how many, and the seed by which it can be drawn again. */
export type ReportSample = {
  readonly title: string
  readonly size: number
  readonly population: number
  readonly seed: string
}

/** A checklist row as tested; population and sample are counts, texts Markdown. */
export type ReportRow = {
  readonly position: number
  readonly question: string
  readonly criterion: string
  readonly objective: string
  readonly result: Row['result']
  readonly conclusion: string
  readonly population: number | null
  readonly sampleSize: number | null
  readonly samples: readonly ReportSample[]
  readonly evidence: readonly ReportEvidence[]
  readonly preparedBy: string
  readonly reviewedBy: string
}

/** A row with its samples: those drawn for it, and those that it names. */
export function projectRow(
  row: Row,
  {
    samples,
    copies,
    nameOf,
  }: {
    readonly samples: readonly Sample[]
    readonly copies: RedactedCopies
    readonly nameOf: (record: string, id: string | null) => string
  },
): ReportRow {
  return {
    position: row.position,
    question: row.question,
    criterion: row.criterion ?? '',
    objective: row.objective ?? '',
    result: row.result,
    conclusion: row.conclusion ?? '',
    population: row.population,
    sampleSize: row.sampleSize,
    samples: samples
      .filter((sample) => sample.checklistRow === row.id || row.samples.includes(sample.id))
      .map(({ title, size, populationItems, seed }) => ({ title, size, population: populationItems, seed })),
    evidence: reportEvidence(row.evidence, copies),
    preparedBy: nameOf('person', row.preparedBy),
    reviewedBy: nameOf('person', row.reviewedBy),
  }
}
