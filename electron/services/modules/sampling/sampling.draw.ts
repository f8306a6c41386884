import { createHash, randomBytes } from 'node:crypto'
import { type FieldError, invalidInput, OperationError } from '#shared/contract/errors.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { populationRecord } from '#shared/modules/sampling/population.record.ts'
import { sampleRecord } from '#shared/modules/sampling/sample.record.ts'
import { sampleItemRecord } from '#shared/modules/sampling/sample-item.record.ts'
import type { DrawInput } from '#shared/modules/sampling/sampling.contract.ts'
import { drawSample, strataOf } from '#shared/modules/sampling/sampling.draw.ts'
import { mostDrawn } from '#shared/modules/sampling/sampling.methods.ts'
import { type PopulationItem, populationColumns, readPopulation } from '#shared/modules/sampling/sampling.population.ts'
import { formulaSize, termErrors } from '#shared/modules/sampling/sampling.terms.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import type { Entity } from '#shared/record/record.ts'
import type { TaskContext, WriteContext } from '../../context.ts'
import { readAttachmentOf } from '../../lifecycle/attachment-store.ts'
import { doInHelper } from '../../processes/helper.ts'

type Population = Entity<typeof populationRecord>

/** The items of a population, read from its file; `conflict` where that is not the file that was frozen. */
async function itemsOf(context: TaskContext, { file, sha256 }: Population): Promise<readonly PopulationItem[]> {
  const chunks: Buffer[] = []
  for await (const chunk of readAttachmentOf(context.vault, file[0]?.id ?? '')) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new OperationError('conflict', 'errors.populationChanged')
  const source = { encoding: 'utf-8', delimiter: 'comma', headerRow: 1 } as const
  const job = { name: 'read-table', input: { bytes, format: 'csv', source } } as const
  const { rows } = await doInHelper(context.host, 'import', job, context.signal)
  const cell = (cells: (typeof rows)[number]['cells'], column: number) => String(cells[column] ?? '')
  const texts = rows.map(({ cells }) => {
    const [identifier = '', label = '', stratum = '', amount = ''] = populationColumns.map((_, at) => cell(cells, at))
    return { identifier, label, stratum, amount }
  })
  return readPopulation(texts).items
}

/** How many items are drawn: as asked, or as the formula says. */
function settledSize(
  input: DrawInput,
  population: Population,
): { readonly size: number; readonly formula: number | null } {
  const formula = formulaSize(input, { items: population.items, reachable: population.reachable })
  const size = input.size ?? formula
  const errors: FieldError[] = [...termErrors(input, { strata: population.strata, reachable: population.reachable })]
  if (size === null || size > mostDrawn)
    errors.push({ path: 'size', key: 'sampling.refused.tooMany', parameters: { size: size ?? 0, max: mostDrawn } })
  else if (input.method !== 'monetaryUnit' && size > population.items)
    errors.push({ path: 'size', key: 'sampling.refused.moreThanThere', parameters: { max: population.items } })
  else if (formula !== null && size < formula && input.sizeReason === null)
    errors.push({ path: 'sizeReason', key: 'sampling.refused.fewer', parameters: { formula } })
  if (errors.length > 0) throw invalidInput(errors)
  return { size: size ?? 0, formula }
}

type Drawn = ReturnType<typeof drawSample>

function strataDrawn(items: readonly PopulationItem[], drawn: Drawn) {
  return [...strataOf(items)].map(([stratum, rows]) => ({
    stratum: stratum || null,
    items: rows.length,
    drawn: drawn.filter(({ item }) => item.stratum === stratum).length,
  }))
}

/** What the draw says of an item, as sample and item both hold it. */
function toldOf({ item }: Drawn[number]) {
  const { identifier, label, stratum, amount } = item
  return {
    identifier,
    label: label || null,
    stratum: stratum || null,
    amount: amount === null ? null : unitsToDecimal(amount, 2),
  }
}

/** Puts a sample on the paper for which it was drawn, under the rules of the paper: what was signed off there lapses. */
function takeInto(writing: WriteContext, paper: string, sample: string): void {
  const { revision, samples } = writing.read(checklistRowRecord).get(paper)
  writing.write(checklistRowRecord).update(paper, revision, { samples: [...samples, sample] })
}

/** Draws a sample from a frozen population; what was drawn is laid out as items to be looked at, all in one change. */
export async function draw(
  context: TaskContext,
  input: DrawInput,
): Promise<{ readonly sample: string; readonly drawn: number }> {
  const population = context.query((reading) => reading.read(populationRecord).get(input.population))
  const { size, formula } = settledSize(input, population)
  const items = await itemsOf(context, population)
  const { seed = randomBytes(16).toString('hex'), size: _, ...terms } = input
  const drawn = drawSample(items, { ...terms, size, seed })
  const sample = context.host.newId()
  context.command((writing: WriteContext) => {
    writing.writeManaged(sampleRecord).create(
      {
        ...terms,
        allocation: terms.method === 'stratified' ? terms.allocation : null,
        audit: population.audit,
        ...{ formulaSize: formula, size, seed, procedure: 'sha256v1' },
        populationSha256: population.sha256,
        populationItems: population.items,
        populationAmount: population.reachable,
        strata:
          terms.method === 'stratified'
            ? strataDrawn(items, drawn).map((row) => ({ ...row, id: writing.newId() }))
            : [],
        drawn: drawn.map((one) => ({ ...toldOf(one), hits: one.hits, id: writing.newId() })),
        drawnBy: writing.actor.person,
        drawnAt: new Date(writing.now).toISOString(),
      },
      sample,
    )
    if (input.checklistRow !== null) takeInto(writing, input.checklistRow, sample)
    const writer = writing.write(sampleItemRecord)
    drawn.forEach((one, index) => {
      writer.create({ sample, position: index + 1, ...toldOf(one) })
    })
  })
  return { sample, drawn: drawn.length }
}
