import { together } from '#shared/base/series.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { ErrorShape, FieldError } from '#shared/contract/errors.ts'
import { dayFormat } from '../records/formats.ts'

/** What a refusal names, as the window writes it elsewhere: a day under that name is written out. */
function spoken({ language }: Translator, parameters: FieldError['parameters']): FieldError['parameters'] {
  const day = parameters?.day
  return typeof day === 'string' ? { ...parameters, day: dayFormat(language)(day) } : parameters
}

/** The sentence for what happened; an unknown key falls back to the sentence of its kind. */
export function happenedIn(t: Translator, refusal: ErrorShape): string {
  const key = t.has(refusal.key) ? refusal.key : `errors.code.${refusal.code}`
  const sentence = t(key, spoken(t, refusal.parameters))
  if (refusal.code !== 'invalid' || refusal.fields.length === 0) return sentence
  return together([sentence, ...refusal.fields.map((field) => fieldSentence(t, field))])
}

/** The sentence beside a refused field; a rule of a module says its own. */
export function fieldSentence(t: Translator, error: FieldError): string {
  const keys = [`errors.field.${error.key}`, error.key]
  return t(keys.find((key) => t.has(key)) ?? 'errors.field.wrongType', spoken(t, error.parameters))
}
