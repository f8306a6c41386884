import { type AttackCatalogue, indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { type ReadLayers, readLayers } from '#shared/modules/exercises/navigator-layer.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'

export type LayerInput = { readonly bytes: Uint8Array; readonly catalogue: AttackCatalogue }

/** Reads the bytes of a layer or a list of layers; refuses as `readLayers`, and as `errors.jsonUnreadable` where it is no JSON. */
export function readLayerFile({ bytes, catalogue }: LayerInput): ReadLayers {
  return readLayers(parsedJson(decodeText(bytes).text), indexCatalogue(catalogue))
}
