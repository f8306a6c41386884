import type { Translator } from '../../base/translate.ts'
import { fieldNamed, type KnownRecords } from './indicators.check.ts'
import type { MemberRow } from './indicators.contract.ts'
import type { Expression, Formula, FormulaCondition, Measure, Operand, Operator } from './indicators.formula.ts'

type Speaker = {
  readonly t: Translator
  readonly records: KnownRecords
  readonly nameOf: (record: string, id: string) => string | null
}

function dayWord({ t }: Speaker, operand: Extract<Operand, { readonly kind: 'day' }>): string {
  const day = t(`indicatorWords.${operand.from}`)
  if (operand.days === 0) return day
  return t(`indicatorWords.${operand.days > 0 ? 'later' : 'earlier'}`, { day, count: Math.abs(operand.days) })
}

function fieldWord({ t }: Speaker, record: string, field: string): string {
  const key = field === 'state' ? 'indicatorWords.state' : `${record}.${field}`
  return t.has(key) ? t(key) : field
}

/** A value as it is shown: a choice or a state by its word, a record by its title. */
function operandWord(speaker: Speaker, record: string, field: string, operand: Operand): string {
  const { t, records, nameOf } = speaker
  if (operand.kind === 'day') return dayWord(speaker, operand)
  if (operand.kind === 'field') return `“${fieldWord(speaker, record, operand.field)}”`
  if (operand.kind === 'boolean') return t(`indicatorWords.${operand.value}`)
  if (operand.kind === 'number') return operand.value
  const key = `${record}.${field}.${operand.value}`
  if (t.has(key)) return `“${t(key)}”`
  const declared = records[record] ? fieldNamed(records[record], field) : null
  const named = declared?.kind === 'reference' ? nameOf(declared.to, operand.value) : null
  return `“${named ?? operand.value}”`
}

function listed(t: Translator, words: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(t.language === 'en' ? 'en-GB' : t.language, { type }).format(words)
}

function conditionWord(speaker: Speaker, record: string, { field, comparison, values }: FormulaCondition): string {
  const words = values.map((operand) => operandWord(speaker, record, field, operand))
  const value = listed(speaker.t, words, comparison === 'between' ? 'conjunction' : 'disjunction')
  const declared = speaker.records[record] ? fieldNamed(speaker.records[record], field) : null
  const isDay = declared?.kind === 'date' || declared?.kind === 'instant'
  const bound = isDay && (comparison === 'atMost' || comparison === 'atLeast') ? 'Day' : ''
  return speaker.t(`indicatorWords.${comparison}${bound}`, { field: fieldWord(speaker, record, field), value })
}

function measureWord(speaker: Speaker, measure: Measure): string {
  const { t } = speaker
  const { name, record, value, where, of } = measure
  const key = t.has(`${record}.plural`) ? `${record}.plural` : record
  const plural = t.has(key) ? t(key) : record
  const conditions = (list: readonly FormulaCondition[]) =>
    listed(
      t,
      list.map((one) => conditionWord(speaker, record, one)),
      'conjunction',
    )
  const whose = (list: readonly FormulaCondition[]) =>
    list.length === 0 ? plural : t('indicatorWords.whose', { record: plural, conditions: conditions(list) })
  const measured =
    value === null
      ? ''
      : value.kind === 'field'
        ? `“${fieldWord(speaker, record, value.field)}”`
        : value.kind === 'age'
          ? t('indicatorWords.age', { field: fieldWord(speaker, record, value.field) })
          : t('indicatorWords.span', {
              from: fieldWord(speaker, record, value.from),
              to: fieldWord(speaker, record, value.to),
            })
  const what = name === 'share' ? t('indicatorWords.whoseOnly', { conditions: conditions(where) }) : whose(where)
  return t(`indicatorWords.${name}`, { what, base: whose(of), value: measured, percent: measure.percent ?? 0 })
}

const operators: Readonly<Record<Operator, string>> = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'over' }

function expressionWord(speaker: Speaker, expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'part':
      return speaker.t('indicatorWords.part', { name: expression.name })
    case 'measure':
      return measureWord(speaker, expression.measure)
    case 'operation': {
      const left = expressionWord(speaker, expression.left)
      const right = expressionWord(speaker, expression.right)
      return speaker.t(`indicatorWords.${operators[expression.operator]}`, { left, right })
    }
  }
}

/** Why a record does not count for a measure: the conditions that it does not meet, or the value that it lacks. */
export function unmetSentence(
  speaker: Speaker,
  { record, where, value }: Measure,
  { unmet, isValueless }: Pick<MemberRow, 'unmet' | 'isValueless'>,
): string {
  const { t } = speaker
  if (!isValueless || value === null) {
    const conditions = where.filter((_condition, place) => unmet.includes(place))
    return listed(
      t,
      conditions.map((condition) => conditionWord(speaker, record, condition)),
      'conjunction',
    )
  }
  const fields = value.kind === 'span' ? [value.from, value.to] : [value.field]
  const named = fields.map((field) => `“${fieldWord(speaker, record, field)}”`)
  return t('indicatorWords.valueless', { fields: listed(t, named, 'disjunction') })
}

/** A formula in words, a sentence for its result and one for each part. */
export function formulaSentences(speaker: Speaker, { parts, result }: Formula): readonly string[] {
  const named = parts.map(({ name, expression }) =>
    speaker.t('indicatorWords.where', { name, expression: expressionWord(speaker, expression) }),
  )
  return [expressionWord(speaker, result), ...named]
}
