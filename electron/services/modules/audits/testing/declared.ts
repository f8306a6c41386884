import type { Evidence } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'

type Call = (operation: string, input: object) => Promise<unknown>

/** Declares that somebody of an audit's team is independent; for anybody but the caller with what they signed. */
export async function declareIndependent(
  call: Call,
  audit: { readonly id: string },
  person: string,
  evidence: readonly Evidence[] = [],
): Promise<void> {
  const draft = { title: 'Independence', audit: audit.id, person, answer: 'independent', evidence }
  // The contract states what the operation answers.
  const { id, revision } = (await call('independenceDeclaration.create', { draft })) as AnyEntity
  await call('independenceDeclaration.move', { id, revision, step: 'declare' })
}
