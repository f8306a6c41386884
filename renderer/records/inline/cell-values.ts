import type { Translator } from '#shared/base/translate.ts'
import { fieldErrors } from '#shared/contract/checked.ts'
import type { ErrorShape, FieldError } from '#shared/contract/errors.ts'
import { changesCheck } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { fieldSentence, happenedIn } from '../../app/refusal-words.ts'
import type { CheckedValues } from '../form-values.ts'

/** Sentences by the path of what they are about. */
export type CellErrors = Readonly<Record<string, string>>

type Read =
  | { readonly values: CheckedValues; readonly errors: null }
  | { readonly values: null; readonly errors: CellErrors }

function sentences(t: Translator, record: AnyRecord, column: string, errors: readonly FieldError[]): CellErrors {
  const found: Record<string, string> = {}
  for (const error of errors) {
    const path = error.path.replace(/^changes\./, '')
    const [field = ''] = path.split('.')
    const sentence = fieldSentence(t, error)
    // What is wrong with another field has no other place to be said than beside this one.
    const [place, words] =
      field === column
        ? [path, sentence]
        : [column, Object.hasOwn(record.fields, field) ? `${t(`${record.name}.${field}`)}: ${sentence}` : sentence]
    found[place] = found[place] === undefined ? words : `${found[place]} ${words}`
  }
  return found
}

/** Checks what was typed into a cell by the record's own declaration, the same that the vault will apply. */
export function readCell(t: Translator, record: AnyRecord, column: string, value: unknown): Read {
  const result = changesCheck(record).safeParse({ [column]: value ?? null })
  if (result.success) return { values: result.data, errors: null }
  return { values: null, errors: sentences(t, record, column, fieldErrors(result.error)) }
}

/** What the vault refused, in words beside the cell. */
export function refusedCell(t: Translator, record: AnyRecord, column: string, refusal: ErrorShape): CellErrors {
  if (refusal.fields.length > 0) return sentences(t, record, column, refusal.fields)
  return { [column]: happenedIn(t, refusal) }
}
