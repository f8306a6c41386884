/** Why a formula is refused: what is wrong, where it begins (from 0), and what stands there. */
export type FormulaProblem = {
  readonly problem: 'unreadable' | 'unfinished' | 'expected' | 'tooLong' | 'tooDeep' | 'tooMany' | 'repeated'
  readonly at: number
  readonly found: string
}

export class FormulaRefused extends Error {
  readonly refused: FormulaProblem
  constructor(problem: FormulaProblem['problem'], at: number, found: string) {
    super(`${problem} at ${at}: ${found}`)
    this.refused = { problem, at, found: found.slice(0, 40) }
  }
}

export type Token = {
  readonly kind: 'word' | 'number' | 'text' | 'day' | 'sign' | 'line' | 'end'
  readonly text: string
  readonly at: number
}

/** No formula that a person reads is longer; longer ones are refused before they are read. */
const longestFormula = 4000

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['day', /\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?/y],
  ['number', /\d+(\.\d+)?/y],
  ['word', /[A-Za-z]\w*/y],
  ['text', /"(?:[^"\\\n]|\\.)*"/y],
  ['sign', /[().,+\-*/=]/y],
  ['line', /[;\n]/y],
]

/** The words, numbers and signs of a formula, ended by a token of their own. */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > longestFormula) throw new FormulaRefused('tooLong', longestFormula, '')
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const blank = /[ \t\r]+/y
    blank.lastIndex = at
    if (blank.test(text)) {
      at = blank.lastIndex
      continue
    }
    const token = tokenAt(text, at)
    tokens.push(token)
    at += token.text.length
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return { kind, text: found, at }
  }
  throw new FormulaRefused('unreadable', at, text.slice(at, at + 20))
}

/** The text that a quoted token stands for. */
export function unquoted(token: Token): string {
  try {
    const value: unknown = JSON.parse(token.text)
    if (typeof value === 'string') return value
  } catch {
    // An escape that JSON has not is refused like any other sign that nobody knows.
  }
  throw new FormulaRefused('unreadable', token.at, token.text)
}
