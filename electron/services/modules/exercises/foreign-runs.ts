import { OperationError } from '#shared/contract/errors.ts'
import { indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import type { RunReading, Vector } from '#shared/modules/exercises/exercises.contract.ts'
import type { ForeignRun, ForeignRunRow, RunFault } from '#shared/modules/exercises/foreign-run.ts'
import { planRows, vectrRows } from '#shared/modules/exercises/vectr-writing.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { csvOf } from '../../exchange/csv.ts'
import { mostRunBytes, tooLarge } from '../../exchange/run-file.ts'
import { offeredBytes } from '../../files.ts'
import { doInHelper } from '../../processes/helper.ts'
import { attackInForce } from './attack-catalogues.ts'
import { factsOf, stepsOf } from './exercise-steps.ts'

type Reading = { readonly exercise: string; readonly ticket: string; readonly take?: Vector | undefined }

/** More steps than this are not made at once. */
const mostSteps = 2000
/** More rows than this are not listed before the import. */
const mostShown = 200

type Place = Pick<ForeignRunRow['step'], 'title' | 'technique' | 'startedAt'>
const placeOf = ({ title, technique, startedAt }: Place) => JSON.stringify([title, technique, startedAt])

/** The rows that the exercise has no step for yet: of the same title, technique and start. */
function newRows(context: ReadContext, exercise: string, { rows }: ForeignRun): readonly ForeignRunRow[] {
  const there = new Set(stepsOf(context, exercise).map(placeOf))
  return rows.filter(({ step }) => !there.has(placeOf(step)))
}

/** Moments that have not come yet: the rules would refuse them without naming the row. */
function futureFaults(rows: readonly ForeignRunRow[], now: string): readonly RunFault[] {
  return rows.flatMap(({ where, step, facts }) => {
    const late = (at: string | null) => at !== null && at > now
    const message = 'errors.field.foreignRun.future'
    return [
      ...(late(step.startedAt) ? [{ where, field: 'startedAt', message }] : []),
      ...(facts.some(({ at }) => late(at)) ? [{ where, field: 'at', message }] : []),
    ]
  })
}

function write(context: WriteContext, exercise: string, rows: readonly ForeignRunRow[], vector: Vector): void {
  const last = stepsOf(context, exercise).reduce((most, { position }) => Math.max(most, position), 0)
  for (const [place, { step, facts, kept }] of rows.entries()) {
    const id = context.newId()
    const imported = kept.map((row) => ({ ...row, id: context.newId() }))
    context.write(attackStepRecord).create({ ...step, exercise, position: last + place + 1, vector, imported }, { id })
    for (const { kind, at, source, note, reason, isEstimated } of facts)
      context.write(defenceFactRecord).create({
        ...{ attackStep: id, kind, at, source, note, reason, sourceKind: source === null ? null : 'sensor' },
        certainty: at === null ? 'unknown' : isEstimated ? 'estimated' : 'exact',
      })
  }
}

/** Reads what another program tells of a run and, where asked to and nothing is wrong, makes its steps in one change. */
export async function readRunFor(context: TaskContext, { exercise, ticket, take }: Reading): Promise<RunReading> {
  const { bytes } = context.files.take(ticket)
  if (bytes.length > mostRunBytes) throw tooLarge()
  const { catalogue } = context.query(attackInForce)
  const job = { name: 'read-run', input: { bytes, catalogue } } as const
  const run = await doInHelper(context.host, 'import', job, context.signal)
  const { fresh, faults } = context.query((reading) => {
    reading.read(exerciseRecord).get(exercise)
    const rows = newRows(reading, exercise, run)
    return { fresh: rows, faults: [...run.faults, ...futureFaults(rows, new Date(reading.now).toISOString())] }
  })
  if (fresh.length > mostSteps)
    throw new OperationError('invalid', 'errors.runSteps', { parameters: { count: fresh.length, most: mostSteps } })
  const isTaken = take !== undefined && faults.length === 0
  if (isTaken) context.command((writing) => write(writing, exercise, fresh, take))
  return {
    ...{ format: run.format, read: run.rows.length, fresh: fresh.length, faults, losses: run.losses },
    steps: fresh.slice(0, mostShown).map(({ where, step, facts }) => ({
      ...{ where, title: step.title, technique: step.technique, startedAt: step.startedAt },
      kinds: facts.map(({ kind }) => kind),
    })),
    made: isTaken ? fresh.length : null,
  }
}

/** Writes the steps of an exercise as the CSV of VECTR, as a plan without what came of them. */
export function writeVectr(context: TaskContext, exercise: string, as: 'run' | 'plan'): OutgoingFile {
  const { number, rows } = context.query((reading) => {
    const { number, title } = reading.read(exerciseRecord).get(exercise)
    const steps = stepsOf(reading, exercise)
    const name = `${number ?? ''} ${title}`.trim()
    const index = indexCatalogue(attackInForce(reading).catalogue)
    const rows =
      as === 'plan'
        ? planRows({ steps, index })
        : vectrRows({ exercise: name, steps, facts: factsOf(reading, steps), index })
    return { number: String(number ?? ''), rows }
  })
  const stem = number.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
  const name = `${stem === '' ? 'exercise' : stem}.${as === 'plan' ? 'plan' : 'vectr'}.csv`
  return context.files.offer(offeredBytes(name, 'text/csv', csvOf(rows)))
}
