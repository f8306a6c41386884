import sax from 'sax'
import { OperationError } from '#shared/contract/errors.ts'

/** What is done with the elements of a document as they pass: names are without their prefix. */
export type XmlVisitor = {
  open?(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

/** What is wrong with a document, and the line where it was found, counted from 1. */
export type XmlFault = {
  readonly kind: 'doctype' | 'depth' | 'encoding' | 'syntax'
  readonly line: number
  readonly cause?: unknown
}

const deepest = 64
const chunkLength = 1 << 20

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Walks through an XML document in UTF-8 without building it, a piece with each step; yields how many bytes are behind it.
 * Documents with a DOCTYPE are refused whole: entities declared there could name files or grow without end.
 */
export function* xmlSteps(
  bytes: Uint8Array,
  visitor: XmlVisitor,
  refusal: (fault: XmlFault) => OperationError,
): Generator<number> {
  // Without positions the parser would neither count lines nor bound what it keeps of one attribute.
  const parser = sax.parser(true, { trim: false, normalize: false, position: true })
  const faulty = (kind: XmlFault['kind'], cause?: unknown) => refusal({ kind, line: parser.line + 1, cause })
  let depth = 0
  parser.onerror = (error) => {
    throw faulty('syntax', error)
  }
  parser.ondoctype = () => {
    throw faulty('doctype')
  }
  parser.onopentag = ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) throw faulty('depth')
    visitor.open?.(local(name), (wanted) => {
      const value = attributes[wanted] ?? Object.entries(attributes).find(([key]) => local(key) === wanted)?.[1]
      return typeof value === 'string' ? value : undefined
    })
  }
  parser.ontext = (text) => visitor.text?.(text)
  parser.oncdata = (text) => visitor.text?.(text)
  parser.onclosetag = (name) => {
    depth -= 1
    visitor.close?.(local(name))
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (at: number) => {
    try {
      return decoder.decode(bytes.subarray(at, at + chunkLength), { stream: at + chunkLength < bytes.length })
    } catch (cause) {
      throw faulty('encoding', cause)
    }
  }
  try {
    for (let at = 0; at < bytes.length; at += chunkLength) {
      parser.write(decode(at))
      yield Math.min(at + chunkLength, bytes.length)
    }
    parser.close()
  } catch (error) {
    throw error instanceof OperationError ? error : faulty('syntax', error)
  }
}

/** Walks through a part of a workbook at once. `invalid`, `errors.workbookDamaged`, with the name of the part. */
export function walkXml(part: string, bytes: Uint8Array, visitor: XmlVisitor): void {
  const damaged = ({ cause }: XmlFault) =>
    new OperationError('invalid', 'errors.workbookDamaged', { parameters: { part }, cause })
  for (const _ of xmlSteps(bytes, visitor, damaged));
}
