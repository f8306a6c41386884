/** How the records that a measure looks at become one number. */
export const measureFunctions = ['count', 'share', 'sum', 'mean', 'median', 'min', 'max', 'percentile'] as const
export type MeasureFunction = (typeof measureFunctions)[number]

/** The comparisons of the lists, and two that include the bound. */
export const formulaComparisons = [
  'is',
  'isNot',
  'in',
  'contains',
  'before',
  'after',
  'atMost',
  'atLeast',
  'between',
  'empty',
  'filled',
] as const
export type FormulaComparison = (typeof formulaComparisons)[number]

/** What a field is compared with: a plain value, a day that moves with today or the period, or another field. */
export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'day'; readonly from: 'today' | 'start' | 'end'; readonly days: number }
  | { readonly kind: 'field'; readonly field: string }

/** One condition; those of a measure are all required. `values` are none, one, two or many, as the comparison asks. */
export type FormulaCondition = {
  readonly field: string
  readonly comparison: FormulaComparison
  readonly values: readonly Operand[]
}

/** What of a record is measured: a field, its age in days, or the days from one field to another. */
export type MeasuredValue =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'age'; readonly field: string }
  | { readonly kind: 'span'; readonly from: string; readonly to: string }

/** A number over the records of one type: those that meet `where`, and for a share out of those that meet `of`. */
export type Measure = {
  readonly name: MeasureFunction
  readonly percent: number | null
  readonly record: string
  readonly value: MeasuredValue | null
  readonly where: readonly FormulaCondition[]
  readonly of: readonly FormulaCondition[]
}

export type Operator = '+' | '-' | '*' | '/'

export type Expression =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'part'; readonly name: string }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }

/** Named parts, each of which later ones may use, and the result: data, never code. */
export type Formula = {
  readonly parts: readonly { readonly name: string; readonly expression: Expression }[]
  readonly result: Expression
}

/** Words that mean something in a formula and so are quoted where they are meant as text. */
export const formulaWords: ReadonlySet<string> = new Set(
  'where of and is not in contains before after at most least between empty filled today periodStart periodEnd field true false age span d'.split(
    ' ',
  ),
)

const dayWords = { today: 'today', start: 'periodStart', end: 'periodEnd' } as const

function writeOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return /^[A-Za-z]\w*$/.test(operand.value) && !formulaWords.has(operand.value)
        ? operand.value
        : JSON.stringify(operand.value)
    case 'number':
      return operand.value
    case 'boolean':
      return String(operand.value)
    case 'field':
      return `field ${operand.field}`
    case 'day': {
      const { from, days } = operand
      return days === 0 ? dayWords[from] : `${dayWords[from]} ${days > 0 ? '+' : '-'} ${Math.abs(days)} d`
    }
  }
}

const comparisonWords: Readonly<Record<FormulaComparison, string>> = {
  is: 'is',
  isNot: 'is not',
  in: 'in',
  contains: 'contains',
  before: 'before',
  after: 'after',
  atMost: 'at most',
  atLeast: 'at least',
  between: 'between',
  empty: 'is empty',
  filled: 'is filled',
}

function writeCondition({ field, comparison, values }: FormulaCondition): string {
  const written = values.map(writeOperand)
  const start = `${field} ${comparisonWords[comparison]}`
  if (comparison === 'in') return `${start} (${written.join(', ')})`
  if (comparison === 'between') return `${start} ${written.join(' and ')}`
  return [start, ...written].join(' ')
}

function writeConditions(word: string, conditions: readonly FormulaCondition[]): string {
  return conditions.length === 0 ? '' : ` ${word} ${conditions.map(writeCondition).join(' and ')}`
}

function writeValue({ record, value }: Measure): string {
  if (value === null) return record
  if (value.kind === 'field') return `${record}.${value.field}`
  if (value.kind === 'age') return `age ${record}.${value.field}`
  return `span ${record}.${value.from} ${value.to}`
}

/** A measure as it is written in a formula. */
export function writeMeasure(measure: Measure): string {
  const percent = measure.percent === null ? '' : `${measure.percent}, `
  const { where, of } = measure
  return `${measure.name}(${percent}${writeValue(measure)}${writeConditions('where', where)}${writeConditions('of', of)})`
}

const strength: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 }

function writeExpression(expression: Expression, outer = 0): string {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'part':
      return expression.name
    case 'measure':
      return writeMeasure(expression.measure)
    case 'operation': {
      const own = strength[expression.operator]
      const left = writeExpression(expression.left, own)
      // The right side of an equal operator was in brackets: a - (b - c) is not a - b - c.
      const text = `${left} ${expression.operator} ${writeExpression(expression.right, own + 1)}`
      return own < outer ? `(${text})` : text
    }
  }
}

/** The one way in which a formula is written; the reverse of readFormula. */
export function writeFormula({ parts, result }: Formula): string {
  return [
    ...parts.map(({ name, expression }) => `${name} = ${writeExpression(expression)}`),
    writeExpression(result),
  ].join('\n')
}

/** Every measure of a formula in the order written, each once. */
export function measuresOf({ parts, result }: Formula): readonly Measure[] {
  const within = (expression: Expression): readonly Measure[] => {
    if (expression.kind === 'measure') return [expression.measure]
    return expression.kind === 'operation' ? [...within(expression.left), ...within(expression.right)] : []
  }
  const all = [...parts.map(({ expression }) => expression), result].flatMap(within)
  return [...new Map(all.map((measure) => [writeMeasure(measure), measure])).values()]
}
