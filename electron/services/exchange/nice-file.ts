import { type NiceFramework, readNice } from '#shared/modules/skills/nice-reading.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'

/** Reads the bytes of a file of the NICE Framework; refuses as `readNice`, and as `errors.jsonUnreadable` where it is no JSON. */
export function readNiceBytes({ bytes }: { readonly bytes: Uint8Array }): NiceFramework {
  return readNice(parsedJson(decodeText(bytes).text))
}
