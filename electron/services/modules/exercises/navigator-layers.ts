import { OperationError } from '#shared/contract/errors.ts'
import { indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { projectMatrix } from '#shared/modules/exercises/attack-matrix.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import type { LayerReading, Vector } from '#shared/modules/exercises/exercises.contract.ts'
import type { LayerTechnique, ReadLayers } from '#shared/modules/exercises/navigator-layer.ts'
import { layerOf } from '#shared/modules/exercises/navigator-writing.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { doInHelper } from '../../processes/helper.ts'
import { attackInForce } from './attack-catalogues.ts'
import { factsOf, stepsOf } from './exercise-steps.ts'

type Reading = { readonly exercise: string; readonly ticket: string; readonly take?: Vector | undefined }

const mostMegabytes = 20
/** More steps than this are not made at once. */
const mostSteps = 2000

type Place = { readonly technique: string | null; readonly tactic: string | null }

/** A technique without a tactic stands for all of its tactics. */
const isSame = (one: Place, other: Place) =>
  one.technique === other.technique && (one.tactic === null || other.tactic === null || one.tactic === other.tactic)

/** The techniques of the layers that the exercise has no step for yet, each once. */
function missingTechniques(context: ReadContext, exercise: string, { layers }: ReadLayers): readonly LayerTechnique[] {
  const byTechnique = Map.groupBy<string | null, Place>(stepsOf(context, exercise), ({ technique }) => technique)
  return layers
    .flatMap(({ techniques }) => techniques)
    .filter((technique) => {
      const there = byTechnique.get(technique.technique) ?? []
      if (there.some((other) => isSame(technique, other))) return false
      byTechnique.set(technique.technique, [...there, technique])
      return true
    })
}

function plan(context: WriteContext, exercise: string, read: ReadLayers, vector: Vector): number {
  const steps = context.write(attackStepRecord)
  const last = stepsOf(context, exercise).reduce((most, { position }) => Math.max(most, position), 0)
  const missing = missingTechniques(context, exercise, read)
  for (const [place, { technique, name, tactic, comment }] of missing.entries())
    steps.create({
      ...{ exercise, position: last + place + 1, title: name, vector, technique, tactic },
      description: comment === '' ? null : comment,
    })
  return missing.length
}

/** Reads layers for an exercise and, where asked to, plans a step for each technique that has none, in one change. */
export async function readLayersFor(context: TaskContext, { exercise, ticket, take }: Reading): Promise<LayerReading> {
  const { bytes } = context.files.take(ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.layerLarge', { parameters: { megabytes: mostMegabytes } })
  const { catalogue } = context.query(attackInForce)
  const job = { name: 'read-layers', input: { bytes, catalogue } } as const
  const read = await doInHelper(context.host, 'import', job, context.signal)
  const missing = context.query((reading) => {
    reading.read(exerciseRecord).get(exercise)
    return missingTechniques(reading, exercise, read)
  })
  if (missing.length > mostSteps)
    throw new OperationError('invalid', 'errors.layerSteps', { parameters: { count: missing.length, most: mostSteps } })
  const planned = take === undefined ? null : context.command((writing) => plan(writing, exercise, read, take))
  return {
    layers: read.layers.map(({ name, techniques }) => ({ name, techniques: techniques.length })),
    ...{ missing, losses: read.losses, planned },
  }
}

function layerFor(context: ReadContext, id: string) {
  const exercise = context.read(exerciseRecord).get(id)
  const steps = stepsOf(context, id)
  const { catalogue } = attackInForce(context)
  const number = String(exercise.number ?? '')
  const layer = layerOf({
    name: `${number} ${exercise.title}`.trim(),
    description: `${exercise.period.start} – ${exercise.period.end}`,
    attackVersion: catalogue.version,
    matrix: projectMatrix(indexCatalogue(catalogue), steps, factsOf(context, steps)),
  })
  return { number, layer }
}

/** Writes exercises as layers of Navigator: one as a layer, several as a list of them. */
export function writeLayers(context: TaskContext, exercises: readonly string[]): OutgoingFile {
  const written = context.query((reading) => exercises.map((id) => layerFor(reading, id)))
  const [only] = written
  const content = written.length === 1 ? only?.layer : written.map(({ layer }) => layer)
  const stem = written.length === 1 ? (only?.number ?? '').replaceAll(/[^\p{L}\p{N}.-]+/gu, '-') : 'exercises'
  const bytes = Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
  return context.files.offer(offeredBytes(`${stem === '' ? 'exercise' : stem}.layer.json`, 'application/json', bytes))
}
