import type { Translator } from '#shared/base/translate.ts'
import type { ImportError } from '#shared/modules/exchange/exchange.contract.ts'

/** The name of a field that a column stands for. */
export function columnLabel(t: Translator, record: string, name: string): string {
  if (name === 'id') return t('import.id')
  if (name === 'state') return t('record.state')
  const key = `${record}.${name.split('.')[0]}`
  return t.has(key) ? t(key) : name
}

/** What is wrong with a value, as one sentence: predicates of fields follow the name of the field. */
export function faultSentence(t: Translator, record: string, { field, message, parameters }: ImportError): string {
  const key = t.has(message) ? message : 'errors.field.wrongType'
  const why = t(key, parameters)
  if (!key.startsWith('errors.field.')) return why
  return t('import.fault', { field: field === '' ? t('import.row') : columnLabel(t, record, field), why })
}
