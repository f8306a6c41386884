import { z } from 'zod'
import { OperationError } from '../../contract/errors.ts'

/** The kinds of statements of which a work role is made. */
export const statementKinds = ['task', 'knowledge', 'skill'] as const
export type StatementKind = (typeof statementKinds)[number]

export type NiceStatement = { readonly id: string; readonly kind: StatementKind; readonly text: string }

/** A work role with its statements, in the order of their ids. */
export type NiceRole = {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly statements: readonly NiceStatement[]
}

/** What a file of the framework holds: what it calls itself, and its work roles by their codes. */
export type NiceFramework = { readonly name: string; readonly version: string; readonly roles: readonly NiceRole[] }

const words = z.string().max(20_000)
const element = z.object({
  element_type: words,
  element_identifier: words,
  title: words.nullish(),
  text: words.nullish(),
})
const relationship = z.object({
  source_element_identifier: words,
  dest_element_identifier: words,
  relationship_identifier: words.nullish(),
})
/** The members that are read of what NIST's Cybersecurity and Privacy Reference Tool (CPRT) exports; all others are left alone. */
const exported = z.object({
  documents: z
    .array(z.object({ name: words.nullish(), version: words.nullish() }))
    .max(100)
    .default([]),
  elements: z.array(element).max(50_000),
  relationships: z.array(relationship).max(500_000),
})
/** The same as the tool's own answer wraps it. */
const answered = z.object({ response: z.object({ elements: z.unknown() }) })

const kindOf = (type: string): StatementKind | 'role' | null => {
  const plain = type.toLowerCase().replace(/[\s-]+/g, '_')
  return plain === 'work_role' ? 'role' : (statementKinds.find((kind) => kind === plain) ?? null)
}

/** Elements that became others are tied to them too, which says nothing of a role. */
const isTie = (name: string | null | undefined) => !/withdraw|incorporat|moved|supersed/i.test(name ?? '')

const inOrder = (one: { readonly id: string }, other: { readonly id: string }) =>
  one.id.localeCompare(other.id, 'en', { numeric: true })

/**
 * Reads the work roles of the NICE Framework with their tasks, knowledge and skills from the JSON of NIST's CPRT, bare or as
 * the tool answers it. `invalid`: `errors.niceUnreadable` with the place, `errors.niceNoRoles`.
 */
export function readNice(value: unknown): NiceFramework {
  const wrapped = answered.safeParse(value)
  const read = exported.safeParse(wrapped.success ? wrapped.data.response.elements : value)
  if (!read.success)
    throw new OperationError('invalid', 'errors.niceUnreadable', {
      parameters: { place: read.error.issues[0]?.path.join('.') || '/' },
    })
  const { documents, elements, relationships } = read.data
  const known = new Map(elements.map((one) => [one.element_identifier, one]))
  const statements = new Map<string, Map<string, NiceStatement>>()
  const tie = (role: string, other: string) => {
    const found = known.get(other)
    const kind = found ? kindOf(found.element_type) : null
    if (!found || kind === null || kind === 'role') return
    const own = statements.get(role) ?? new Map<string, NiceStatement>()
    own.set(other, { id: other, kind, text: (found.text || found.title || '').trim() })
    statements.set(role, own)
  }
  const isRole = (id: string) => kindOf(known.get(id)?.element_type ?? '') === 'role'
  for (const {
    source_element_identifier: from,
    dest_element_identifier: to,
    relationship_identifier: name,
  } of relationships) {
    if (!isTie(name)) continue
    if (isRole(from)) tie(from, to)
    if (isRole(to)) tie(to, from)
  }
  const roles = [...known.values()]
    .filter(({ element_type: type }) => kindOf(type) === 'role')
    .map((one) => ({ id: one.element_identifier.trim(), one }))
    .toSorted(inOrder)
    .map(({ id, one }): NiceRole => {
      const own = [...(statements.get(one.element_identifier)?.values() ?? [])].toSorted(inOrder)
      return { code: id, title: (one.title ?? '').trim() || id, text: (one.text ?? '').trim(), statements: own }
    })
  if (roles.length === 0) throw new OperationError('invalid', 'errors.niceNoRoles')
  const [document] = documents
  return { name: document?.name?.trim() ?? '', version: document?.version?.trim() ?? '', roles }
}
