import { z } from 'zod'
import { OperationError } from '../../contract/errors.ts'
import type { AttackCatalogue, AttackTechnique } from './attack-catalogue.ts'

const words = z.string().default('')
const object = z.looseObject({
  type: z.string(),
  id: words,
  name: words,
  revoked: z.boolean().default(false),
  x_mitre_deprecated: z.boolean().default(false),
  x_mitre_domains: z.array(z.string()).default([]),
  x_mitre_shortname: words,
  x_mitre_version: words,
  tactic_refs: z.array(z.string()).default([]),
  kill_chain_phases: z.array(z.looseObject({ kill_chain_name: words, phase_name: words })).default([]),
  external_references: z.array(z.looseObject({ source_name: words, external_id: words })).default([]),
  relationship_type: words,
  source_ref: words,
  target_ref: words,
})
type StixObject = z.output<typeof object>

const bundle = z.looseObject({ type: z.literal('bundle'), objects: z.array(z.looseObject({ type: z.string() })) })

const needed = new Set(['attack-pattern', 'x-mitre-tactic', 'x-mitre-matrix', 'x-mitre-collection', 'relationship'])
const longest = 200
const techniqueForm = /^T\d{4}(?:\.\d{3})?$/u
const tacticForm = /^TA\d{4}$/u

const isGone = ({ revoked, x_mitre_deprecated: deprecated }: StixObject) => revoked || deprecated
const bounded = (name: string) => name.trim().slice(0, longest)

/** The id that people know an object by. */
function publicId({ external_references: references }: StixObject, form: RegExp): string | null {
  return references.find(({ external_id: id }) => form.test(id))?.external_id ?? null
}

function refusal(key: string, parameters: Readonly<Record<string, string>> = {}): OperationError {
  return new OperationError('invalid', key, { parameters })
}

function objectsOf(value: unknown): readonly StixObject[] {
  const read = bundle.safeParse(value)
  if (!read.success) throw refusal('errors.stixUnknown')
  return read.data.objects
    .filter(({ type }) => needed.has(type))
    .map((one, place) => {
      const shaped = object.safeParse(one)
      if (shaped.success) return shaped.data
      throw refusal('errors.stixShape', {
        place: `objects.${place}.${(shaped.error.issues[0]?.path ?? []).join('.')}`,
        kind: one.type,
      })
    })
}

function refuseOtherDomains(patterns: readonly StixObject[]): void {
  const chains = patterns.flatMap(({ kill_chain_phases: phases }) => phases.map(({ kill_chain_name: name }) => name))
  const domains = patterns.flatMap(({ x_mitre_domains: of }) => of)
  const isEnterprise =
    domains.length > 0 ? domains.includes('enterprise-attack') : chains.length === 0 || chains.includes('mitre-attack')
  if (!isEnterprise) throw refusal('errors.stixDomain', { domain: (domains[0] ?? chains[0] ?? '').slice(0, 40) })
}

function tacticsOf(objects: readonly StixObject[]): AttackCatalogue['tactics'] {
  const found = objects.filter((one) => one.type === 'x-mitre-tactic' && !isGone(one))
  const matrix = objects.find((one) => one.type === 'x-mitre-matrix' && !isGone(one))
  const order = new Map((matrix?.tactic_refs ?? []).map((ref, place) => [ref, place]))
  return found
    .toSorted((one, other) => (order.get(one.id) ?? found.length) - (order.get(other.id) ?? found.length))
    .flatMap((tactic) => {
      const id = publicId(tactic, tacticForm)
      return id === null ? [] : [{ id, shortName: bounded(tactic.x_mitre_shortname), name: bounded(tactic.name) }]
    })
}

function successorsOf(objects: readonly StixObject[], idOf: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    objects.flatMap(({ relationship_type: kind, source_ref: source, target_ref: target }) => {
      const to = idOf.get(target)
      return kind === 'revoked-by' && to !== undefined ? [[source, to] as const] : []
    }),
  )
}

/** The version that the bundle says it is of; older ones say none. */
function versionOf(objects: readonly StixObject[]): string {
  const collection = objects.find(({ type }) => type === 'x-mitre-collection')
  return bounded(collection?.x_mitre_version ?? '')
}

/**
 * Reads a catalogue from a STIX 2.0 or 2.1 bundle of ATT&CK Enterprise that was parsed from JSON. An id that stands
 * twice counts once, as the one that is not retired. Refuses as `invalid`: `errors.stixUnknown` for what is no such bundle,
 * `errors.stixDomain` for one of another domain, `errors.stixShape` with the place of an object of the wrong shape.
 */
export function readStix(value: unknown): AttackCatalogue {
  const objects = objectsOf(value)
  const patterns = objects.filter(({ type }) => type === 'attack-pattern')
  refuseOtherDomains(patterns)
  const named = patterns.flatMap((pattern) => {
    const id = publicId(pattern, techniqueForm)
    return id === null || bounded(pattern.name) === '' ? [] : [{ pattern, id, name: bounded(pattern.name) }]
  })
  const tactics = tacticsOf(objects)
  if (named.length === 0 || tactics.length === 0) throw refusal('errors.stixUnknown')
  const successors = successorsOf(objects, new Map(named.map(({ pattern, id }) => [pattern.id, id])))
  const techniques = new Map<string, AttackTechnique>()
  for (const { pattern, id, name } of named) {
    if (isGone(pattern) || techniques.has(id)) continue
    const phases = pattern.kill_chain_phases.filter(({ kill_chain_name: chain }) => chain === 'mitre-attack')
    techniques.set(id, { id, name, tactics: phases.map(({ phase_name: phase }) => bounded(phase)) })
  }
  const retired = new Map(
    named
      .filter(({ id }) => !techniques.has(id))
      .map(({ pattern, id, name }) => [id, { id, name, replacedBy: successors.get(pattern.id) ?? null }]),
  )
  const byId = <Row extends { readonly id: string }>(rows: Iterable<Row>) =>
    [...rows].toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return {
    version: versionOf(objects),
    tactics,
    techniques: byId(techniques.values()),
    retired: byId(retired.values()),
  }
}
