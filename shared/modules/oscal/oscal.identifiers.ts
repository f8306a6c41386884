import { nameUuid } from '../../base/name-uuid.ts'

/** The namespace of our names; OSCAL takes identifiers of versions 4 and 5 alone, and records of the vault have version 7. */
const namespace = '6f1b6c1e-7d0a-5b0e-9c56-3f2f1f0a4d11'

/** The identifier of a record, or of what follows from one: the same in every document. */
export function oscalUuid(name: string): string {
  return nameUuid(namespace, name)
}

/** A token of OSCAL for any text: letters, digits, dots, dashes and underscores, beginning with a letter. */
export function oscalToken(text: string): string {
  const plain = text.trim().replaceAll(/[^\p{L}\p{N}.\-_]+/gu, '-')
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`
}

/** Text of OSCAL holds something other than blanks; nothing is written as a dash. */
export function oscalText(text: unknown, instead = '-'): string {
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : instead
}

/** A day as a moment: its beginning in Coordinated Universal Time. */
export function oscalMoment(day: string): string {
  return `${day}T00:00:00Z`
}
