import sax from 'sax'
import { OperationError } from '#shared/contract/errors.ts'

/** What is done with the elements of a document as they pass: names are without their prefix. */
export type XmlVisitor = {
  open?(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

const deepest = 64
const chunkLength = 1 << 20

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Walks through an XML document in UTF-8 without building it. Documents with a DOCTYPE are refused whole: entities
 * declared there could name files or grow without end. `invalid`, `errors.workbookDamaged`, with the name of the part.
 */
export function walkXml(part: string, bytes: Uint8Array, visitor: XmlVisitor): void {
  const damaged = (cause?: unknown) =>
    new OperationError('invalid', 'errors.workbookDamaged', { parameters: { part }, cause })
  const parser = sax.parser(true, { trim: false, normalize: false, position: false })
  let depth = 0
  parser.onerror = (error) => {
    throw damaged(error)
  }
  parser.ondoctype = () => {
    throw damaged()
  }
  parser.onopentag = ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) throw damaged()
    const found = Object.entries(attributes)
    visitor.open?.(local(name), (wanted) => {
      const value = attributes[wanted] ?? found.find(([key]) => local(key) === wanted)?.[1]
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
  try {
    for (let at = 0; at < bytes.length; at += chunkLength)
      parser.write(decoder.decode(bytes.subarray(at, at + chunkLength), { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof OperationError ? error : damaged(error)
  }
}
