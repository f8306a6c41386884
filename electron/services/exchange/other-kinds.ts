import { OperationError } from '#shared/contract/errors.ts'

/** How files begin that are taken for tables by their names; what they are called is the same in every language. */
const beginnings: readonly (readonly [kind: string, start: readonly number[]])[] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['gzip', [0x1f, 0x8b]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
]

const markup: readonly (readonly [kind: string, start: RegExp])[] = [
  ['HTML', /^<(?:!doctype html|html)\b/i],
  ['XML', /^<\?xml\s/i],
  ['RTF', /^\{\\rtf/],
]

/** What tells the packed documents of other programs apart, by the name of one of their parts. */
const packed: readonly (readonly [kind: string, part: RegExp])[] = [
  ['DOCX', /^word\/document\.xml$/i],
  ['PPTX', /^ppt\/presentation\.xml$/i],
  ['OpenDocument', /^META-INF\/manifest\.xml$/i],
]

function otherKind(bytes: Uint8Array): string | null {
  const found = beginnings.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  if (found) return found[0]
  const text = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return markup.find(([, start]) => start.test(text))?.[0] ?? null
}

function refusal(kind: string): OperationError {
  return new OperationError('invalid', 'errors.fileOtherKind', { parameters: { kind } })
}

/** Refuses what is no table by how it begins, whatever its name says: `invalid`, `errors.fileOtherKind` with the kind. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const kind = otherKind(bytes)
  if (kind !== null) throw refusal(kind)
}

/** Refuses a packed document that is no workbook, by the names of its parts, as `refuseOtherKinds` does. */
export function refuseOtherDocuments(names: readonly string[]): void {
  if (names.some((name) => /^xl\/workbook\.xml$/i.test(name))) return
  const kind = packed.find(([, part]) => names.some((name) => part.test(name)))?.[0]
  if (kind !== undefined) throw refusal(kind)
}
