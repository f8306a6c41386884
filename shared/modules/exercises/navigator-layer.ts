import { z } from 'zod'
import { OperationError } from '../../contract/errors.ts'
import type { AttackIndex } from './attack-catalogue.ts'

/** Something of a file that does not come in, or comes in otherwise than it stands there. */
export const layerLossKinds = [
  ...['unknownTechnique', 'retiredTechnique', 'unknownTactic', 'duplicate', 'disabled', 'score', 'color'],
  ...['metadata', 'otherMembers', 'versionsUntold'],
] as const satisfies readonly string[]
export type LayerLoss = {
  readonly kind: (typeof layerLossKinds)[number]
  /** The layer, and the technique or member that it is about. */
  readonly layer: string
  readonly what: string
}

/** A technique that a layer annotates; `tactic` is the id of a tactic, null where the layer means all. */
export type LayerTechnique = {
  readonly technique: string
  readonly name: string
  readonly tactic: string | null
  readonly comment: string
}

export type ReadLayer = {
  readonly name: string
  readonly description: string
  readonly techniques: readonly LayerTechnique[]
}
export type ReadLayers = { readonly layers: readonly ReadLayer[]; readonly losses: readonly LayerLoss[] }

const words = z.string().default('')
const technique = z.looseObject({
  techniqueID: z.string(),
  tactic: words,
  comment: words,
  color: words,
  enabled: z.boolean().default(true),
  score: z.number().nullable().optional(),
  metadata: z.array(z.unknown()).default([]),
  links: z.array(z.unknown()).default([]),
})
const layer = z.looseObject({
  name: z.string(),
  domain: z.string(),
  description: words,
  version: z.union([z.string(), z.number()]).optional(),
  versions: z.looseObject({ attack: z.unknown(), navigator: z.unknown(), layer: z.unknown() }).partial().optional(),
  techniques: z.array(technique).default([]),
})
type Layer = z.output<typeof layer>
type Annotated = z.output<typeof technique>

const mostLayers = 50
const longest = { name: 200, comment: 20_000 }
/** What of a layer is how it is shown, not what it says. */
const ofLooks = new Set([
  ...['filters', 'sorting', 'layout', 'hideDisabled', 'gradient', 'legendItems', 'showTacticRowBackground'],
  ...['tacticRowBackground', 'selectTechniquesAcrossTactics', 'selectSubtechniquesWithParent'],
  ...['selectVisibleTechniques', 'viewMode', ...Object.keys(layer.shape)],
])

function refusal(key: string, parameters: Readonly<Record<string, string | number>> = {}): OperationError {
  return new OperationError('invalid', key, { parameters })
}

function shapedLayer(value: unknown, place: number): Layer {
  const read = layer.safeParse(value)
  if (!read.success) {
    const at = (read.error.issues[0]?.path ?? []).join('.')
    throw refusal('errors.layerShape', { layer: place + 1, place: at })
  }
  const { versions, version, domain, name } = read.data
  const said = String(versions?.layer ?? version ?? '')
  if (!/^4(?:\.\d+)?$/u.test(said))
    throw refusal('errors.layerVersion', { layer: place + 1, version: said.slice(0, 20) })
  if (domain !== 'enterprise-attack')
    throw refusal('errors.layerDomain', { layer: place + 1, domain: domain.slice(0, 40), name: name.slice(0, 80) })
  return read.data
}

type Tell = (kind: LayerLoss['kind'], what: string) => void

/** What a technique says that attack steps have no place for. */
function tellUnkept(tell: Tell, { techniqueID: id, score, color, enabled, metadata, links }: Annotated): void {
  if (typeof score === 'number') tell('score', `${id} ${score}`)
  if (color !== '') tell('color', `${id} ${color}`)
  if (!enabled) tell('disabled', id)
  if (metadata.length + links.length > 0) tell('metadata', id)
}

function techniquesOf(index: AttackIndex, read: Layer, tell: Tell): readonly LayerTechnique[] {
  const found = new Map<string, LayerTechnique>()
  for (const annotated of read.techniques) {
    const id = annotated.techniqueID.trim()
    const known = index.resolve(id)
    if (!known) {
      tell('unknownTechnique', id.slice(0, longest.name))
      continue
    }
    tellUnkept(tell, annotated)
    if (known.isRetired) tell('retiredTechnique', known.current ? `${id} → ${known.current.id}` : id)
    const tactic = annotated.tactic === '' ? null : index.tactic(annotated.tactic)
    if (annotated.tactic !== '' && !tactic) tell('unknownTactic', `${id} ${annotated.tactic}`.slice(0, longest.name))
    const place = `${id} ${tactic?.id ?? ''}`
    if (found.has(place)) tell('duplicate', id)
    else
      found.set(place, {
        ...{ technique: id, name: known.name, tactic: tactic?.id ?? null },
        comment: annotated.comment.slice(0, longest.comment),
      })
  }
  return [...found.values()]
}

/**
 * Reads one layer of ATT&CK Navigator, format 4.x, or a list of them, parsed from JSON, with all that does not come in.
 * Refuses as `invalid`: `errors.layerUnknown`, `errors.layerMany`, and with the place of the layer `errors.layerShape`,
 * `errors.layerVersion` and `errors.layerDomain`.
 */
export function readLayers(value: unknown, index: AttackIndex): ReadLayers {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isLayer = (one: unknown) => typeof one === 'object' && one !== null && 'domain' in one
  if (list.length === 0 || !list.every(isLayer)) throw refusal('errors.layerUnknown')
  if (list.length > mostLayers) throw refusal('errors.layerMany', { count: list.length, most: mostLayers })
  const losses: LayerLoss[] = []
  const layers = list.map((one, place): ReadLayer => {
    const read = shapedLayer(one, place)
    const name = read.name.trim().slice(0, longest.name)
    const tell: Tell = (kind, what) => losses.push({ kind, layer: name, what })
    const { attack, navigator } = read.versions ?? {}
    if (attack === undefined || navigator === undefined) tell('versionsUntold', '')
    for (const member of Object.keys(read))
      if (!ofLooks.has(member)) tell('otherMembers', member.slice(0, longest.name))
    return { name, description: read.description, techniques: techniquesOf(index, read, tell) }
  })
  return { layers, losses }
}
