import { CST, type Document, isMap, isNode, isSeq, Lexer, LineCounter, parseDocument } from 'yaml'
import { OperationError } from '#shared/contract/errors.ts'
import type { AnyValue } from '#shared/record/values.ts'

const megabytes = 16
/** A longer document is not read: the parser holds some forty times its length. */
const longest = megabytes * 1_000_000

/** Lists and maps within one another; the files that are read have six. */
const deepest = 64
/** Levels may also be told by indentation, one blank being enough. */
const widestIndent = 512
/**
 * Anchors and aliases of one document: the time that they take grows with their square. Ruby
 * writes one for a test that stands under several tactics.
 */
const mostNames = 10_000

const refused = (key: string, parameters: Readonly<Record<string, number>> = {}, cause?: unknown) =>
  new OperationError('invalid', key, { parameters, cause })
const tooDeep = () => refused('errors.yamlDeep', { most: deepest })

const opening: ReadonlySet<unknown> = new Set(['flow-map-start', 'flow-seq-start'])
const closing: ReadonlySet<unknown> = new Set(['flow-map-end', 'flow-seq-end'])
const naming: ReadonlySet<unknown> = new Set(['anchor', 'alias'])
const marking: ReadonlySet<unknown> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])

/**
 * Refuses a document by its tokens: the parser calls itself for each level and would end the process with a deep one, and
 * looks for each alias among all that have a name.
 */
function refuseTokens(text: string): void {
  // For each flow collection that is open the marks before it: each of its entries begins at that depth again.
  const flows: number[] = []
  let [marks, names, isLineStart] = [0, 0, true]
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token)
    if (opening.has(type)) flows.push(marks)
    else if (closing.has(type)) marks = flows.pop() ?? marks
    else if (type === 'comma') marks = flows.at(-1) ?? marks
    else if (marking.has(type)) marks += 1
    else if (naming.has(type)) names += 1
    if (flows.length > deepest || marks > deepest) throw tooDeep()
    if (names > mostNames) throw refused('errors.yamlAliases')
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
      const at = (isNode(key) ? key.range : node.range)?.[0] ?? 0
      if (keys.has(name)) throw refused('errors.yamlTwice', { line: lines.linePos(at).line })
      keys.add(name)
      waiting.push({ node: value, depth: depth + 1 })
    }
  }
}

/** How long and how deep a value is once its aliases are written out. */
type Size = { readonly length: number; readonly depth: number }
/** What holds itself is endless. */
const endless: Size = { length: Number.POSITIVE_INFINITY, depth: 0 }

function sizeOf(value: AnyValue, known: Map<AnyValue, Size>): Size {
  if (typeof value !== 'object' || value === null) return { length: String(value).length, depth: 0 }
  const found = known.get(value)
  if (found !== undefined) return found
  known.set(value, endless)
  let [length, depth] = [1, 0]
  for (const [key, part] of Object.entries(value)) {
    const size = sizeOf(part, known)
    length += key.length + size.length
    depth = Math.max(depth, size.depth + 1)
  }
  const size = { length, depth }
  known.set(value, size)
  return size
}

function writtenOut(document: Document.Parsed): AnyValue {
  // Maps, lists, text and null are all that the schema knows. What aliases stand for is one value and not a copy, so that its
  // length tells whether they say too much; the parser would walk the whole document for each to count them.
  const value = document.toJS({ maxAliasCount: -1 }) as AnyValue
  const { length, depth } = sizeOf(value, new Map())
  if (length > longest) throw new RangeError('The aliases say too much.')
  if (depth > deepest) throw tooDeep()
  return value
}

/**
 * The value of a document in YAML, its scalars as the text that stands there, null where there is none. `invalid`:
 * `errors.yamlLarge`, `errors.yamlDeep`, `errors.yamlAliases`, and with the line `errors.yamlTwice` and `errors.yamlUnreadable`.
 */
export function parsedYaml(text: string): AnyValue {
  if (text.length > longest) throw refused('errors.yamlLarge', { megabytes })
  refuseTokens(text)
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
    throw cause instanceof OperationError ? cause : refused('errors.yamlAliases', {}, cause)
  }
}

/** A document shows itself by here; to look through all of a large file takes long. */
const longestHead = 10_000

/** Whether text begins as a document in YAML does: with its marks, or with a key, which no head of a table is. */
export function isYaml(text: string): boolean {
  return /^\u{feff}?(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---|%YAML|["']?[\w-]+["']?:(?:\s|$))/u.test(
    text.slice(0, longestHead),
  )
}
