import type { Chip } from '#services/documents/chip.ts'
import type { Colour } from '#services/documents/theme.ts'
import { grouped } from '#shared/base/grouped.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { BranchReportDocument } from '#shared/modules/department-reports/branch-report.projection.ts'
import { type Answer, type Question, tableRows } from '#shared/modules/department-reports/department-reports.answers.ts'
import type { Standing } from '#shared/modules/department-reports/department-reports.board.ts'
import { toneColours } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'

/** What every section of the branch report draws with. */
export type BranchContext = ReportFrame & { readonly projection: BranchReportDocument }

const standingTones = { onTime: 'good', late: 'attention', notSigned: 'serious', missing: 'critical' } as const
const inspectionTones = { noDeviation: 'good', deviations: 'attention', notDone: 'serious' } as const

export function standingChip(words: Translator, standing: Standing): Chip {
  return { word: words(`branchReport.entries.standing.${standing}`), colour: toneColours[standingTones[standing]] }
}

/** The colour of the gravest standing that occurs. */
export function gravestColour(counts: BranchReportDocument['content']['counts']): Colour {
  if (counts.missing > 0) return toneColours.critical
  if (counts.notSigned > 0) return toneColours.serious
  return counts.late > 0 ? toneColours.attention : toneColours.good
}

export function inspectionChip(words: Translator, result: keyof typeof inspectionTones): Chip {
  return { word: words(`departmentReport.selfInspection.${result}`), colour: toneColours[inspectionTones[result]] }
}

export function settledChip(words: Translator, settled: boolean): Chip {
  return settled
    ? { word: words('branchDocument.settled'), colour: toneColours.good }
    : { word: words('branchDocument.open'), colour: toneColours.attention }
}

/** Decimal text as it is read: thousands apart, no empty decimals, the unit behind it. */
export function amountText(words: Translator, amount: string, unit: string): string {
  const number = grouped(amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount)
  return unit === '' ? number : words('branchDocument.amount', { number, unit })
}

/** An answer in a cell; the rows of a table a line each. */
export function answerText(words: Translator, { kind, unit }: Question, answer: Answer): string {
  const text =
    kind === 'number'
      ? amountText(words, answer.amount ?? '', unit)
      : kind === 'yesNo'
        ? words(answer.yes ? 'branchDocument.yes' : 'branchDocument.no')
        : kind === 'table'
          ? tableRows(answer.words)
              .map((cells) => cells.join(' · '))
              .join('\n')
          : (answer.words ?? '')
  return answer.unchanged ? `${text}${words('branchDocument.unchanged')}` : text
}
