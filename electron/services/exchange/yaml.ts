import { CST, type Document, isMap, isSeq, Lexer, LineCounter, parseDocument } from 'yaml'
import { OperationError } from '#shared/contract/errors.ts'
import type { AnyValue } from '#shared/record/values.ts'

const megabytes = 16
/** A longer document is not read: the parser holds some forty times its length. */
const longest = megabytes * 1_000_000

/** Lists and maps within one another; the files that are read have six. */
const deepest = 64
/** Levels may also be told by indentation, one blank being enough. */
const widestIndent = 512
/** So often one anchor is stood for, times those within it; Ruby writes one for a test that stands under several tactics. */
const mostAliases = 100

const refused = (key: string, parameters: Readonly<Record<string, number>> = {}, cause?: unknown) =>
  new OperationError('invalid', key, { parameters, cause })
const tooDeep = () => refused('errors.yamlDeep', { most: deepest })

const opening: ReadonlySet<unknown> = new Set(['flow-map-start', 'flow-seq-start'])
const closing: ReadonlySet<unknown> = new Set(['flow-map-end', 'flow-seq-end'])
const marking: ReadonlySet<unknown> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])

/** Refuses a document by its tokens: the parser calls itself for each level and would end the process with a deep one. */
function refuseDeep(text: string): void {
  let [flow, marks, isLineStart] = [0, 0, true]
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token)
    if (opening.has(type)) flow += 1
    else if (closing.has(type)) flow -= 1
    else if (marking.has(type)) marks += 1
    if (flow > deepest || marks > deepest) throw tooDeep()
    if (type === 'space' && isLineStart && token.length > widestIndent) throw tooDeep()
    isLineStart = type === 'newline'
    if (isLineStart) marks = 0
  }
}

/** Refuses what is nested too deep, and a key that a map has twice: of two values one would be lost without a word. */
function checkNodes(document: Document.Parsed, lines: LineCounter): void {
  const waiting: { readonly node: unknown; readonly depth: number }[] = [{ node: document.contents, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (depth > deepest) throw tooDeep()
    if (isSeq(node)) for (const item of node.items) waiting.push({ node: item, depth: depth + 1 })
    if (!isMap(node)) continue
    const keys = new Set<string>()
    for (const { key, value } of node.items) {
      const name = String(key)
      if (keys.has(name)) throw refused('errors.yamlTwice', { line: lines.linePos(node.range?.[0] ?? 0).line })
      keys.add(name)
      waiting.push({ node: value, depth: depth + 1 })
    }
  }
}

/** How long a value is once its aliases are written out; what holds itself is endless. */
function lengthOf(value: AnyValue, known: Map<AnyValue, number>): number {
  if (typeof value !== 'object' || value === null) return String(value).length
  const found = known.get(value)
  if (found !== undefined) return found
  known.set(value, Number.POSITIVE_INFINITY)
  let length = 1
  for (const [key, part] of Object.entries(value)) length += key.length + lengthOf(part, known)
  known.set(value, length)
  return length
}

function writtenOut(document: Document.Parsed): AnyValue {
  // Maps, lists, text and null are all that the schema knows.
  const value = document.toJS({ maxAliasCount: mostAliases }) as AnyValue
  if (lengthOf(value, new Map()) > longest) throw new RangeError('The aliases say too much.')
  return value
}

/**
 * The value of a document in YAML, its scalars as the text that stands there, null where there is none. `invalid`:
 * `errors.yamlLarge`, `errors.yamlDeep`, `errors.yamlAliases`, and with the line `errors.yamlTwice` and `errors.yamlUnreadable`.
 */
export function parsedYaml(text: string): AnyValue {
  if (text.length > longest) throw refused('errors.yamlLarge', { megabytes })
  refuseDeep(text)
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    ...{ lineCounter, schema: 'failsafe', customTags: ['null'], logLevel: 'error', prettyErrors: false },
    // Looked for by `checkNodes`, which takes less than the square of their number.
    uniqueKeys: false,
  })
  const [fault] = document.errors
  if (fault) throw refused('errors.yamlUnreadable', { line: lineCounter.linePos(fault.pos[0]).line }, fault)
  checkNodes(document, lineCounter)
  try {
    return writtenOut(document)
  } catch (cause) {
    throw refused('errors.yamlAliases', {}, cause)
  }
}

/** Whether text begins as a document in YAML does: with its marks, or with a key, which no head of a table is. */
export function isYaml(text: string): boolean {
  return /^\u{feff}?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---|%YAML|["']?[\w-]+["']?:(?:\s|$))/u.test(text)
}
