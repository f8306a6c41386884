import type { AttackCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { readStix } from '#shared/modules/exercises/attack-stix.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'

/** Reads the bytes of a STIX bundle of ATT&CK; refuses as `readStix`, and as `errors.jsonUnreadable` where it is no JSON. */
export function readAttackBundle({ bytes }: { readonly bytes: Uint8Array }): AttackCatalogue {
  return readStix(parsedJson(decodeText(bytes).text))
}
