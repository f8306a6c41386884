import type { AttackCatalogue } from './attack-catalogue.ts'

/** A technique that two versions do not agree on; `before` and `after` are what each says. */
type Changed = { readonly id: string; readonly name: string; readonly before: string; readonly after: string }
type Named = { readonly id: string; readonly name: string }

/** What a person sees before a catalogue takes the place of another one. */
export type AttackDifference = {
  readonly added: readonly Named[]
  /** Retired by the new version, with what stands for them, or gone from it without a word. */
  readonly retired: readonly (Named & { readonly replacedBy: string | null })[]
  readonly renamed: readonly Changed[]
  /** In other tactics than before. */
  readonly moved: readonly Changed[]
  readonly tactics: readonly Changed[]
}

/** What changes when `after` takes the place of `before`; each list in the order of ids. */
export function compareCatalogues(before: AttackCatalogue, after: AttackCatalogue): AttackDifference {
  const old = new Map(before.techniques.map((technique) => [technique.id, technique]))
  const next = new Map(after.techniques.map((technique) => [technique.id, technique]))
  const successors = new Map(after.retired.map(({ id, replacedBy }) => [id, replacedBy]))
  const oldTactics = new Map(before.tactics.map((tactic) => [tactic.id, tactic]))
  const nextTactics = new Map(after.tactics.map((tactic) => [tactic.id, tactic]))
  const both = after.techniques.flatMap((technique) => {
    const was = old.get(technique.id)
    return was ? [{ was, technique }] : []
  })
  const sets = (tactics: readonly string[]) => tactics.toSorted().join(', ')
  const byId = <Row extends Named>(rows: readonly Row[]) => rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return {
    added: byId(after.techniques.filter(({ id }) => !old.has(id)).map(({ id, name }) => ({ id, name }))),
    retired: byId(
      before.techniques
        .filter(({ id }) => !next.has(id))
        .map(({ id, name }) => ({ id, name, replacedBy: successors.get(id) ?? null })),
    ),
    renamed: byId(
      both
        .filter(({ was, technique }) => was.name !== technique.name)
        .map(({ was, technique: { id, name } }) => ({ id, name, before: was.name, after: name })),
    ),
    moved: byId(
      both
        .filter(({ was, technique }) => sets(was.tactics) !== sets(technique.tactics))
        .map(({ was, technique: { id, name, tactics } }) => ({
          ...{ id, name, before: sets(was.tactics), after: sets(tactics) },
        })),
    ),
    tactics: byId(
      [...new Set([...oldTactics.keys(), ...nextTactics.keys()])].flatMap((id) => {
        const [was, now] = [oldTactics.get(id)?.name ?? '', nextTactics.get(id)?.name ?? '']
        return was === now ? [] : [{ id, name: now === '' ? was : now, before: was, after: now }]
      }),
    ),
  }
}
