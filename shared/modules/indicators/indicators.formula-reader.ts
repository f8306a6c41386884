import {
  type Expression,
  type Formula,
  formulaWords,
  type Measure,
  type MeasuredValue,
  measureFunctions,
  type Operator,
} from './indicators.formula.ts'
import { readConditions, type TokenReader, tokenReader } from './indicators.formula-conditions.ts'
import { type FormulaProblem, FormulaRefused, type Token, tokensOf } from './indicators.formula-tokens.ts'

const deepest = 20
const mostParts = 20

function readValue(reader: TokenReader): { readonly record: string; readonly value: MeasuredValue | null } {
  const kind = reader.takes('age') ? 'age' : reader.takes('span') ? 'span' : null
  const record = reader.word()
  if (!reader.takes('.')) {
    if (kind !== null) throw new FormulaRefused('expected', reader.peek().at, '.')
    return { record, value: null }
  }
  const field = reader.word()
  if (kind === 'span') return { record, value: { kind, from: field, to: reader.word() } }
  return { record, value: { kind: kind ?? 'field', field } }
}

function readPercent(reader: TokenReader): number {
  const token = reader.take()
  const percent = /^\d{1,3}$/.test(token.text) ? Number(token.text) : 0
  if (percent < 1 || percent > 99) throw new FormulaRefused('expected', token.at, '1–99')
  reader.need(',')
  return percent
}

function readMeasure(reader: TokenReader, token: Token): Measure {
  const name = measureFunctions.find((known) => known === token.text)
  if (!name) throw new FormulaRefused('expected', token.at, token.text)
  reader.need('(')
  const percent = name === 'percentile' ? readPercent(reader) : null
  const at = reader.peek().at
  const { record, value } = readValue(reader)
  const counts = name === 'count' || name === 'share'
  if (counts !== (value === null)) throw new FormulaRefused('expected', at, counts ? record : `${record}.`)
  const where = readConditions(reader, 'where')
  const of = name === 'share' ? readConditions(reader, 'of') : []
  reader.need(')')
  return { name, percent, record, value, where, of }
}

function readTerm(reader: TokenReader, depth: number): Expression {
  const token = reader.take()
  if (depth > deepest) throw new FormulaRefused('tooDeep', token.at, token.text)
  if (token.kind === 'number') return { kind: 'number', value: token.text }
  if (token.kind === 'sign' && token.text === '(') {
    const inner = readSum(reader, depth + 1)
    reader.need(')')
    return inner
  }
  if (token.kind !== 'word')
    throw new FormulaRefused(token.kind === 'end' ? 'unfinished' : 'expected', token.at, token.text)
  if (reader.peek().text === '(') return { kind: 'measure', measure: readMeasure(reader, token) }
  return { kind: 'part', name: token.text }
}

/** Terms joined by operators of one strength, from the left; as many as the depth allows. */
function readChain(reader: TokenReader, operators: readonly Operator[], readNext: () => Expression): Expression {
  let left = readNext()
  for (let length = 0; ; length += 1) {
    const token = reader.peek()
    const operator = token.kind === 'sign' ? operators.find((known) => known === token.text) : undefined
    if (!operator) return left
    if (length >= deepest) throw new FormulaRefused('tooDeep', token.at, token.text)
    reader.take()
    left = { kind: 'operation', operator, left, right: readNext() }
  }
}

function readSum(reader: TokenReader, depth: number): Expression {
  const product = () => readChain(reader, ['*', '/'], () => readTerm(reader, depth))
  return readChain(reader, ['+', '-'], product)
}

/** Lines of tokens; a line within brackets goes on. */
function linesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]]
  let open = 0
  for (const token of tokens) {
    if (token.text === '(' && token.kind === 'sign') open += 1
    if (token.text === ')' && token.kind === 'sign') open -= 1
    if (token.kind !== 'line') lines.at(-1)?.push(token)
    else if (open <= 0) lines.push([])
  }
  return lines.filter((line) => line.some(({ kind }) => kind !== 'end'))
}

function readLine(
  line: readonly Token[],
  end: Token,
): { readonly name: string | null; readonly expression: Expression } {
  const [first, second] = line
  const isNamed = first?.kind === 'word' && second?.kind === 'sign' && second.text === '='
  const last = line.at(-1)
  const closing: Token = { kind: 'end', text: '', at: last ? last.at + last.text.length : end.at }
  const reader = tokenReader([...(isNamed ? line.slice(2) : line).filter(({ kind }) => kind !== 'end'), closing])
  const expression = readSum(reader, 0)
  const rest = reader.peek()
  if (rest.kind !== 'end') throw new FormulaRefused('expected', rest.at, rest.text)
  return { name: isNamed ? first.text : null, expression }
}

function readLines(text: string): Formula {
  const tokens = tokensOf(text)
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', at: 0 }
  const lines = linesOf(tokens)
  if (lines.length > mostParts + 1) throw new FormulaRefused('tooMany', lines.at(-1)?.[0]?.at ?? 0, String(mostParts))
  const parts: { name: string; expression: Expression }[] = []
  for (const [place, line] of lines.entries()) {
    const at = line[0]?.at ?? 0
    const { name, expression } = readLine(line, end)
    if (place === lines.length - 1) {
      if (name !== null) throw new FormulaRefused('unfinished', end.at, name)
      return { parts, result: expression }
    }
    if (name === null) throw new FormulaRefused('expected', at, '=')
    const taken = formulaWords.has(name) || measureFunctions.some((known) => known === name)
    if (taken || parts.some((part) => part.name === name)) throw new FormulaRefused('repeated', at, name)
    parts.push({ name, expression })
  }
  throw new FormulaRefused('unfinished', end.at, '')
}

/** Reads a formula; answers what is wrong with one that is refused, and where. */
export function readFormula(text: string): { readonly formula: Formula } | FormulaProblem {
  try {
    return { formula: readLines(text) }
  } catch (error) {
    if (error instanceof FormulaRefused) return error.refused
    throw error
  }
}
