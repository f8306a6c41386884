import type { AttackCatalogue, AttackTechnique } from './attack-catalogue.ts'

/** A technique that was found, with the name of its parent where it has one. */
export type FoundTechnique = AttackTechnique & { readonly parentName: string | null }

const folded = (words: string) => words.toLowerCase().normalize('NFKC')

/** How well a technique answers: 0 its id, 1 the beginning of its id or name, 2 of a word, 3 anything else; null not at all. */
function rankOf(technique: FoundTechnique, tactics: string, wanted: readonly string[]): number | null {
  const id = folded(technique.id)
  const name = folded(technique.name)
  const all = `${id} ${name} ${folded(technique.parentName ?? '')} ${tactics}`
  const [first = ''] = wanted
  if (!wanted.every((word) => all.includes(word))) return null
  if (id === first) return 0
  if (id.startsWith(first) || name.startsWith(wanted.join(' '))) return 1
  return ` ${name}`.includes(` ${first}`) ? 2 : 3
}

/**
 * The techniques that answer to an id or to words of their names, of their parents' names or of their tactics'; the best
 * first, then by id. `tacticName` words a tactic as the reader knows it.
 */
export function searchTechniques(
  catalogue: AttackCatalogue,
  query: string,
  tacticName: (shortName: string) => string,
  most: number,
): readonly FoundTechnique[] {
  const names = new Map(catalogue.techniques.map(({ id, name }) => [id, name]))
  const tactics = new Map(
    catalogue.tactics.map(({ shortName, name }) => [shortName, folded(`${name} ${tacticName(shortName)}`)]),
  )
  const wanted = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return catalogue.techniques
    .flatMap((technique) => {
      const [parent = '', sub] = technique.id.split('.')
      const found = { ...technique, parentName: sub === undefined ? null : (names.get(parent) ?? null) }
      const of = technique.tactics.map((shortName) => tactics.get(shortName) ?? '').join(' ')
      const rank = rankOf(found, of, wanted)
      return rank === null ? [] : [{ found, rank }]
    })
    .toSorted((one, other) => one.rank - other.rank || (one.found.id < other.found.id ? -1 : 1))
    .slice(0, most)
    .map(({ found }) => found)
}
