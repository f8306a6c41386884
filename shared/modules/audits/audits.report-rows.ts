import type { Entity } from '../../record/record.ts'
import type { sampleRecord } from '../sampling/sample.record.ts'
import type { checklistRowRecord } from './checklist-row.record.ts'

export type Row = Entity<typeof checklistRowRecord>
export type Sample = Entity<typeof sampleRecord>

/** Evidence as a report names it: enough to find the file and to prove that it is the same. */
export type ReportEvidence = { readonly name: string; readonly sha256: string }

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
    nameOf,
  }: { readonly samples: readonly Sample[]; readonly nameOf: (record: string, id: string | null) => string },
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
    evidence: row.evidence.map(({ name, sha256 }) => ({ name, sha256 })),
    preparedBy: nameOf('person', row.preparedBy),
    reviewedBy: nameOf('person', row.reviewedBy),
  }
}
