import type { Translator } from '#shared/base/translate.ts'
import { type Answer, type Question, tableRows } from '#shared/modules/department-reports/department-reports.answers.ts'
import type { Formats } from '../../records/formats.ts'

/** What is typed into one answer. */
export type Typed = Partial<Pick<Answer, 'words' | 'amount' | 'yes' | 'unchanged'>>

/** An answer as it is read: a number with its unit and without empty decimals, the rows of a table a line each. */
export function answerWord(t: Translator, formats: Formats, { kind, unit }: Question, answer: Answer): string {
  if (kind === 'number') {
    const number = formats.decimal((answer.amount ?? '').replace(/\.0+$/, ''))
    return unit === '' ? number : t('reportEntry.amount', { number, unit })
  }
  if (kind === 'yesNo') return t(answer.yes ? 'reportEntry.yes' : 'reportEntry.no')
  if (kind === 'table')
    return tableRows(answer.words)
      .map((cells) => cells.join(' · '))
      .join('\n')
  return answer.words ?? ''
}
