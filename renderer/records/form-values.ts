import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import { fieldErrors } from '#shared/contract/checked.ts'
import type { FieldError } from '#shared/contract/errors.ts'
import { draftCheck, isListField } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { stampedFields } from '#shared/record/rules.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'

/** What stands in a form: as typed, until the record's check has read it. */
export type FormValues = Readonly<Record<string, unknown>>
export type CheckedValues = Readonly<Record<string, AnyValue>>

/** The fields that a person fills: neither numbers, which the vault gives, nor what workflow steps stamp. */
export function typedFields(record: AnyRecord): readonly string[] {
  const stamped = stampedFields(record)
  return Object.entries(record.fields)
    .filter(([name, field]) => field.kind !== 'number' && !stamped.includes(name))
    .map(([name]) => name)
}

/** The values with which a form begins. */
export function valuesFor(record: AnyRecord, source: AnyEntity | FormValues): Record<string, unknown> {
  return Object.fromEntries(
    typedFields(record).map((name) => {
      const field = record.fields[name]
      return [name, source[name] ?? (field && isListField(field) ? [] : field?.kind === 'boolean' ? false : null)]
    }),
  )
}

/** The person fields that begin with whoever writes a new record. */
export function writerValues({ byWriter = [] }: AnyRecord, person: string): FormValues {
  return Object.fromEntries(byWriter.map((name) => [name, person]))
}

/** What the next record of a row of similar ones begins with: choices, references and dates, but no words of its own. */
export function likeAnother(record: AnyRecord, saved: CheckedValues): FormValues {
  const own = ['text', 'markdown', 'parts', 'evidence']
  return Object.fromEntries(
    Object.entries(saved).filter(([name]) => {
      const field = record.fields[name]
      return field && !own.includes(field.kind) && !field.unique
    }),
  )
}

/** What a person changed: only the fields whose checked value is another than before. */
export function changedValues(before: AnyEntity, values: CheckedValues): CheckedValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      // An unset yes-or-no is shown as no, which alone is no change.
      if (value === false && before[name] === null) return false
      return !sameValue(value, before[name] ?? null)
    }),
  )
}

/** Refused fields in the shape in which the form keeps them. */
function formErrors(errors: readonly FieldError[], sentence: (error: FieldError) => string): FieldErrors {
  const nested: FieldErrors = {}
  for (const error of errors) set(nested, error.path, { type: error.key, message: sentence(error) })
  return nested
}

/** Checks what was typed by the record's own declaration, the same that the vault will apply. */
export function recordResolver(
  record: AnyRecord,
  sentence: (error: FieldError) => string,
): Resolver<Record<string, unknown>, unknown, Record<string, AnyValue>> {
  const names = typedFields(record)
  return (values) => {
    const typed = Object.fromEntries(names.map((name) => [name, values[name]]))
    const result = draftCheck(record).safeParse(typed)
    if (!result.success) return { values: {}, errors: formErrors(fieldErrors(result.error), sentence) }
    const checked = result.data
    return { values: Object.fromEntries(names.map((name) => [name, checked[name] ?? null])), errors: {} }
  }
}
