import { catalogAt, openPdf, resolve, resolveDictionary } from './signature/pdf-file.ts'
import { decodeStream } from './signature/pdf-filter.ts'
import {
  isKind,
  isName,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
  textOf,
} from './signature/pdf-value.ts'

/** One broken rule and where. */
export type LintIssue = { readonly rule: string; readonly where: string }

/** A document as the lint sees it: its last revision, with every reference followed on demand. */
export type LintedPdf = {
  readonly bytes: Buffer
  readonly catalogue: PdfDictionary
  readonly information: PdfDictionary | undefined
  readonly pages: readonly { readonly number: number; readonly dictionary: PdfDictionary }[]
  readonly dictionary: (value: PdfValue | undefined) => PdfDictionary | undefined
  readonly stream: (value: PdfValue | undefined) => PdfStream | undefined
  readonly array: (value: PdfValue | undefined) => readonly PdfValue[]
  readonly text: (value: PdfValue | undefined) => string | undefined
  readonly decode: (stream: PdfStream) => Buffer
}

/** Opens a document for the lint; refuses an unreadable file as the verifier does. */
export function openLintedPdf(bytes: Buffer): LintedPdf {
  const file = openPdf(bytes)
  const revision = file.revisions.length - 1
  const follow = (value: PdfValue | undefined): PdfValue => resolve(file, value, revision)
  const dictionary = (value: PdfValue | undefined) => resolveDictionary(file, value, revision)
  const array = (value: PdfValue | undefined): readonly PdfValue[] => {
    const found = follow(value)
    return isKind(found, 'array') ? found.items : []
  }
  const catalogue = catalogAt(file, revision).value
  const pages: { number: number; dictionary: PdfDictionary }[] = []
  const collect = (value: PdfValue | undefined): void => {
    const node = dictionary(value)
    if (isName(node?.entries.get('Type'), 'Page')) {
      if (node && isKind(value, 'reference')) pages.push({ number: value.number, dictionary: node })
    } else for (const kid of array(node?.entries.get('Kids'))) collect(kid)
  }
  collect(catalogue.entries.get('Pages'))
  return {
    bytes,
    catalogue,
    information: dictionary(file.revisions[revision]?.trailer.entries.get('Info')),
    pages,
    dictionary,
    array,
    stream: (value) => {
      const found = follow(value)
      return isKind(found, 'stream') ? found : undefined
    },
    text: (value) => textOf(follow(value)),
    decode: (stream) => decodeStream(stream, file.budget),
  }
}

/** The object number of a reference, or undefined. */
export function numberOf(value: PdfValue | undefined): number | undefined {
  const reference: PdfReference | undefined = isKind(value, 'reference') ? value : undefined
  return reference?.number
}
