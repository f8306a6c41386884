import { OperationError } from '#shared/contract/errors.ts'
import type { ScanFormat } from '#shared/modules/assets/scan.record.ts'
import type { XmlFault, XmlVisitor } from './xml.ts'

const longestText = 20_000

/** What a reader of a scanner's document does with an element that has ended: its path, its attributes and its own text. */
export type ScanVisitor = {
  open?(path: string, attribute: (name: string) => string | undefined): void
  close(path: string, text: string, attribute: (name: string) => string | undefined): void
}

type Open = { readonly path: string; readonly attribute: (name: string) => string | undefined; text: string }

/**
 * Turns the passing of elements into ends of elements with their text, the first 20,000 characters of it. `invalid`,
 * `errors.scanWrongRoot`, where the document begins with another element than those of the format.
 */
export function elementsOf(
  format: ScanFormat,
  roots: readonly string[],
  visitor: ScanVisitor,
): XmlVisitor & { readonly sawRoot: () => boolean } {
  const stack: Open[] = []
  let root = false
  return {
    sawRoot: () => root,
    open(name, attribute) {
      if (!root && !roots.includes(name))
        throw new OperationError('invalid', 'errors.scanWrongRoot', { parameters: { format, root: name.slice(0, 60) } })
      root = true
      const path = `${stack.at(-1)?.path ?? ''}/${name}`
      stack.push({ path, attribute, text: '' })
      visitor.open?.(path, attribute)
    },
    text(text) {
      const element = stack.at(-1)
      if (element && element.text.length < longestText) element.text += text.slice(0, longestText - element.text.length)
    },
    close() {
      const element = stack.pop()
      if (element) visitor.close(element.path, element.text.trim(), element.attribute)
    },
  }
}

/** The refusal of a scanner's document by what is wrong with it: `invalid`, each with the line. */
export function scanRefusal(format: ScanFormat): (fault: XmlFault) => OperationError {
  return ({ kind, line, cause }) => {
    if (kind === 'encoding')
      return new OperationError('invalid', 'errors.fileNotInEncoding', {
        parameters: { encoding: 'UTF-8', line },
        cause,
      })
    const key = { doctype: 'errors.scanDoctype', depth: 'errors.scanTooDeep', syntax: 'errors.fileUnreadable' }[kind]
    return new OperationError('invalid', key, { parameters: { format, line }, cause })
  }
}
