import { z } from 'zod'
import { invariant } from '#shared/base/assert.ts'
import type { Page } from '#shared/contract/list.ts'
import type { PopulationReport } from '#shared/modules/sampling/sampling.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Workbench } from '../door.ts'

type Door = Pick<Workbench, 'call'>

/** What somebody saw of the item at a position; all others conform, as far as they were looked at. */
const look = z.strictObject({
  position: z.int(),
  result: z.string(),
  note: z.string(),
  auditedAmount: z.string().optional(),
})
const drawing = z.looseObject({ looked: z.int(), looks: z.array(look) })

async function entityOf(door: Door, record: string, id: string): Promise<AnyEntity> {
  // The contract answers a record's detail.
  const { entity } = (await door.call(`${record}.get`, { id })) as { readonly entity: AnyEntity }
  return entity
}

/** Freezes a population from the table that was sent. */
export async function freezePopulation(door: Door, ticket: string, about: object): Promise<AnyEntity> {
  // The contract answers what was frozen.
  const report = (await door.call('sampling.freezeFile', { ticket, freeze: about })) as PopulationReport
  invariant(report.population, 'the populations of the diary can be frozen')
  return await entityOf(door, 'population', report.population)
}

/** Draws a sample and looks at as many of its items as the diary says. */
export async function drawAndLook(door: Door, draft: unknown): Promise<AnyEntity> {
  const { looked, looks, ...terms } = drawing.parse(draft)
  // The contract answers the sample's id.
  const { sample } = (await door.call('sampling.draw', terms)) as { readonly sample: string }
  const filters = [{ field: 'sample', comparison: 'is', value: sample }]
  // The contract answers a page of the list.
  const page = (await door.call('sampleItem.list', {
    filters,
    sort: [{ field: 'position' }],
    limit: looked,
  })) as Page<AnyEntity>
  for (const { id, revision, position } of page.rows) {
    const { position: _, ...seen } = looks.find((one) => one.position === position) ?? { position, result: 'conform' }
    await door.call('sampleItem.update', { id, revision, changes: seen })
  }
  return await entityOf(door, 'sample', sample)
}
