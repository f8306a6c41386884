import type { FormulaComparison, FormulaCondition, Operand } from './indicators.formula.ts'
import { FormulaRefused, type Token, unquoted } from './indicators.formula-tokens.ts'

/** Reads tokens one after the other. */
export type TokenReader = {
  peek(): Token
  take(): Token
  /** Takes the next token if it is this word or sign. */
  takes(text: string): boolean
  need(text: string): void
  word(): string
}

export function tokenReader(tokens: readonly Token[]): TokenReader {
  let place = 0
  const peek = () => tokens[place] ?? { kind: 'end' as const, text: '', at: 0 }
  const take = () => {
    const token = peek()
    place += 1
    return token
  }
  const reader: TokenReader = {
    peek,
    take,
    takes(text) {
      const token = peek()
      const isIt = (token.kind === 'word' || token.kind === 'sign') && token.text === text
      if (isIt) place += 1
      return isIt
    },
    need(text) {
      const token = peek()
      if (!reader.takes(text))
        throw new FormulaRefused(token.kind === 'end' ? 'unfinished' : 'expected', token.at, text)
    },
    word() {
      const token = take()
      if (token.kind !== 'word')
        throw new FormulaRefused(token.kind === 'end' ? 'unfinished' : 'expected', token.at, token.text)
      return token.text
    },
  }
  return reader
}

const moments: Readonly<Record<string, 'today' | 'start' | 'end'>> = {
  today: 'today',
  periodStart: 'start',
  periodEnd: 'end',
}
const mostDays = 100_000

function movedDay(reader: TokenReader, from: 'today' | 'start' | 'end'): Operand {
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : 0
  if (sign === 0) return { kind: 'day', from, days: 0 }
  const token = reader.take()
  const days = /^\d{1,6}$/.test(token.text) ? Number(token.text) : mostDays + 1
  if (days > mostDays) throw new FormulaRefused('expected', token.at, token.text)
  reader.need('d')
  // Nothing moved is the same as not moved, and minus zero is no number to keep.
  return { kind: 'day', from, days: days === 0 ? 0 : sign * days }
}

function readOperand(reader: TokenReader): Operand {
  const token = reader.take()
  if (token.kind === 'text') return { kind: 'text', value: unquoted(token) }
  if (token.kind === 'day') return { kind: 'text', value: token.text }
  if (token.kind === 'number') return { kind: 'number', value: token.text }
  if (token.kind === 'sign' && token.text === '-' && reader.peek().kind === 'number')
    return { kind: 'number', value: `-${reader.take().text}` }
  if (token.kind !== 'word')
    throw new FormulaRefused(token.kind === 'end' ? 'unfinished' : 'expected', token.at, token.text)
  const from = Object.hasOwn(moments, token.text) ? moments[token.text] : undefined
  if (from) return movedDay(reader, from)
  if (token.text === 'field') return { kind: 'field', field: reader.word() }
  if (token.text === 'true' || token.text === 'false') return { kind: 'boolean', value: token.text === 'true' }
  return { kind: 'text', value: token.text }
}

const mostValues = 200

function readList(reader: TokenReader): readonly Operand[] {
  reader.need('(')
  const values = [readOperand(reader)]
  while (reader.takes(',')) {
    values.push(readOperand(reader))
    if (values.length > mostValues) throw new FormulaRefused('tooMany', reader.peek().at, String(mostValues))
  }
  reader.need(')')
  return values
}

function readComparison(reader: TokenReader): FormulaComparison {
  const token = reader.take()
  switch (token.text) {
    case 'is':
      if (reader.takes('not')) return 'isNot'
      if (reader.takes('empty')) return 'empty'
      return reader.takes('filled') ? 'filled' : 'is'
    case 'at':
      if (reader.takes('most')) return 'atMost'
      reader.need('least')
      return 'atLeast'
    case 'in':
    case 'contains':
    case 'before':
    case 'after':
    case 'between':
      return token.text
    default:
      throw new FormulaRefused(token.kind === 'end' ? 'unfinished' : 'expected', token.at, token.text)
  }
}

function readCondition(reader: TokenReader): FormulaCondition {
  const field = reader.word()
  const comparison = readComparison(reader)
  if (comparison === 'empty' || comparison === 'filled') return { field, comparison, values: [] }
  if (comparison === 'in') return { field, comparison, values: readList(reader) }
  const first = readOperand(reader)
  if (comparison !== 'between') return { field, comparison, values: [first] }
  reader.need('and')
  return { field, comparison, values: [first, readOperand(reader)] }
}

const mostConditions = 20

/** Conditions joined by `and`, after the word that begins them; none where it is not there. */
export function readConditions(reader: TokenReader, word: 'where' | 'of'): readonly FormulaCondition[] {
  if (!reader.takes(word)) return []
  const conditions = [readCondition(reader)]
  while (reader.takes('and')) {
    conditions.push(readCondition(reader))
    if (conditions.length > mostConditions)
      throw new FormulaRefused('tooMany', reader.peek().at, String(mostConditions))
  }
  return conditions
}
