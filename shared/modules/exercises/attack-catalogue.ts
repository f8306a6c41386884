import { z } from 'zod'

/** A column of the matrix; techniques name it by its short name. */
export type AttackTactic = { readonly id: string; readonly shortName: string; readonly name: string }
/** A technique, or a sub-technique where its id has a point; `tactics` are short names. */
export type AttackTechnique = { readonly id: string; readonly name: string; readonly tactics: readonly string[] }
/** An id that its publisher gave up, and what stands for it now, if anything does. */
export type RetiredTechnique = { readonly id: string; readonly name: string; readonly replacedBy: string | null }

/** One version of MITRE ATT&CK Enterprise: ids, names and relations, tactics in the order of the matrix. */
export type AttackCatalogue = {
  readonly version: string
  readonly tactics: readonly AttackTactic[]
  readonly techniques: readonly AttackTechnique[]
  readonly retired: readonly RetiredTechnique[]
}

const text = z.string().min(1).max(200)
const compact = z.strictObject({
  domain: z.literal('enterprise-attack'),
  version: text,
  tactics: z.array(z.tuple([text, text, text])),
  techniques: z.array(z.tuple([text, text, text])),
  retired: z.array(z.tuple([text, text, text.nullable()])),
})

/** Reads the compact form in which a catalogue is shipped; throws where it is of another shape. */
export function unpackCatalogue(value: unknown): AttackCatalogue {
  const { version, tactics, techniques, retired } = compact.parse(value)
  return {
    version,
    tactics: tactics.map(([id, shortName, name]) => ({ id, shortName, name })),
    techniques: techniques.map(([id, name, of]) => ({ id, name, tactics: of.split(' ') })),
    retired: retired.map(([id, name, replacedBy]) => ({ id, name, replacedBy })),
  }
}

/** The technique that a sub-technique belongs to; a technique belongs to itself. */
export function parentOf(id: string): string {
  return id.split('.')[0] ?? id
}

/** What an id stands for: a technique of this version, or one that was retired, with what has taken its place. */
export type ResolvedTechnique = {
  readonly id: string
  readonly name: string
  /** The name with that of the parent before it, where it has one. */
  readonly fullName: string
  readonly isRetired: boolean
  /** The technique to count with: itself, or what replaced it; null where nothing did. */
  readonly current: AttackTechnique | null
}

/** A catalogue ready to be asked. */
export type AttackIndex = {
  readonly catalogue: AttackCatalogue
  resolve(id: string): ResolvedTechnique | null
  /** By id or by short name. */
  tactic(key: string): AttackTactic | null
}

/** A retired id may lead to another one that was retired later; so many steps are followed. */
const longestChain = 8

/** Makes a catalogue ready to be asked. */
export function indexCatalogue(catalogue: AttackCatalogue): AttackIndex {
  const techniques = new Map(catalogue.techniques.map((technique) => [technique.id, technique]))
  const retired = new Map(catalogue.retired.map((technique) => [technique.id, technique]))
  const tactics = new Map(
    catalogue.tactics.flatMap((tactic) => [[tactic.id, tactic] as const, [tactic.shortName, tactic] as const]),
  )
  const fullNameOf = ({ id, name }: { readonly id: string; readonly name: string }) => {
    const parent = techniques.get(parentOf(id)) ?? retired.get(parentOf(id))
    return parent && parent.id !== id ? `${parent.name}: ${name}` : name
  }
  const currentOf = (id: string): AttackTechnique | null => {
    let next: string | null = id
    for (let step = 0; next !== null && step < longestChain; step++) {
      const found = techniques.get(next)
      if (found) return found
      next = retired.get(next)?.replacedBy ?? null
    }
    return null
  }
  return {
    catalogue,
    resolve(id) {
      const found = techniques.get(id) ?? retired.get(id)
      if (!found) return null
      const { name } = found
      return { id, name, fullName: fullNameOf(found), isRetired: !techniques.has(id), current: currentOf(id) }
    },
    tactic: (key) => tactics.get(key) ?? null,
  }
}

/**
 * The catalogue in force with what only the other knows among its retired ids, so that an id of any version keeps its
 * name: an older catalogue that a person loaded has not the ids of the newer one that is shipped.
 */
export function withNamesOf(catalogue: AttackCatalogue, other: AttackCatalogue): AttackCatalogue {
  const known = new Set([...catalogue.techniques, ...catalogue.retired].map(({ id }) => id))
  const names = [
    ...other.techniques.map(({ id, name }) => ({ id, name, replacedBy: null })),
    ...other.retired.map((technique) => technique),
  ]
  return { ...catalogue, retired: [...catalogue.retired, ...names.filter(({ id }) => !known.has(id))] }
}
