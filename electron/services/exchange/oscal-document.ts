import { type ReadDocument, readOscal } from '#shared/modules/oscal/oscal.reading.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'

/** Reads the bytes of an OSCAL document; refuses as `readOscal`, and as `errors.jsonUnreadable` where it is no JSON. */
export function readOscalDocument({ bytes }: { readonly bytes: Uint8Array }): ReadDocument {
  return readOscal(parsedJson(decodeText(bytes).text))
}
