import type { Translator } from '#shared/base/translate.ts'
import { invalidInput } from '#shared/contract/errors.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { columnsOf } from './format.ts'

/** The field that a column head stands for: its own name, or its label in one of the languages; null where none. */
function columnNamed(record: AnyRecord, head: string, languages: readonly Translator[]): string | null {
  const wanted = head.trim().toLowerCase()
  if (wanted === '') return null
  const labels = (name: string) => languages.map((words) => words(`${record.name}.${name}`).toLowerCase())
  return columnsOf(record).find((name) => name.toLowerCase() === wanted || labels(name).includes(wanted)) ?? null
}

/** What each column of a file stands for: as chosen, else by its head. `invalid` where a field chosen is not known. */
export function matchColumns(
  record: AnyRecord,
  heads: readonly string[],
  chosen: readonly (string | null)[] | undefined,
  languages: readonly Translator[],
): readonly (string | null)[] {
  if (!chosen) return heads.map((head) => columnNamed(record, head, languages))
  const known = columnsOf(record)
  const wrong = chosen.flatMap((name, index) =>
    name === null || known.includes(name) ? [] : [{ path: `columns.${index}`, key: 'unknownField' }],
  )
  if (wrong.length > 0) throw invalidInput(wrong)
  return heads.map((_, index) => chosen[index] ?? null)
}

/** The places of columns that stand for a field for which an earlier column stands already. */
export function repeatedColumns(columns: readonly (string | null)[]): readonly number[] {
  return columns.flatMap((name, index) => (name !== null && columns.indexOf(name) < index ? [index] : []))
}
