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

/** Takes a document in piece by piece; after the last one `end` says whether it was whole. */
export type XmlReader = { write(piece: Uint8Array): void; end(): void }

/**
 * Walks through an XML document in UTF-8 without building it. Documents with a DOCTYPE are refused whole: entities
 * declared there could name files or grow without end.
 */
export function xmlReader(visitor: XmlVisitor, refusal: (fault: XmlFault) => OperationError): XmlReader {
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
  const decode = (piece: Uint8Array, stream: boolean) => {
    try {
      return decoder.decode(piece, { stream })
    } catch (cause) {
      throw faulty('encoding', cause)
    }
  }
  const guarded = (step: () => void) => {
    try {
      step()
    } catch (error) {
      throw error instanceof OperationError ? error : faulty('syntax', error)
    }
  }
  return {
    write(piece) {
      for (let at = 0; at < piece.length; at += chunkLength)
        guarded(() => void parser.write(decode(piece.subarray(at, at + chunkLength), true)))
    },
    end: () =>
      guarded(() => {
        parser.write(decode(new Uint8Array(), false))
        parser.close()
      }),
  }
}

/** Walks through a part of a workbook at once. `invalid`, `errors.workbookDamaged`, with the name of the part. */
export function walkXml(part: string, bytes: Uint8Array, visitor: XmlVisitor): void {
  const damaged = ({ cause }: XmlFault) =>
    new OperationError('invalid', 'errors.workbookDamaged', { parameters: { part }, cause })
  const reader = xmlReader(visitor, damaged)
  reader.write(bytes)
  reader.end()
}
