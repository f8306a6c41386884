import { readFileSync } from 'node:fs'
import { OperationError } from '#shared/contract/errors.ts'
import { attackCatalogueRecord } from '#shared/modules/exercises/attack-catalogue.record.ts'
import { type AttackCatalogue, unpackCatalogue, withNamesOf } from '#shared/modules/exercises/attack-catalogue.ts'
import { compareCatalogues } from '#shared/modules/exercises/attack-difference.ts'
import type { AttackInForce, AttackLoading } from '#shared/modules/exercises/exercises.contract.ts'
import type { Entity } from '#shared/record/record.ts'
import { assetPath } from '../../assets.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { doInHelper } from '../../processes/helper.ts'

type Loaded = Entity<typeof attackCatalogueRecord>

/** The bundle of version 18 has 47 MB; twice that is no bundle of ATT&CK. */
const mostMegabytes = 100

let shipped: { readonly catalogue: AttackCatalogue; readonly licence: string } | null = null

function shippedCatalogue() {
  shipped ??= {
    catalogue: unpackCatalogue(JSON.parse(readFileSync(assetPath('reference/attack-enterprise.json'), 'utf8'))),
    licence: readFileSync(assetPath('reference/attack-license.txt'), 'utf8'),
  }
  return shipped
}

function catalogueOf({ version, tactics, techniques }: Loaded): AttackCatalogue {
  const rows = techniques.map(({ identifier, name, tactics: of, replacedBy }) => ({
    ...{ id: identifier, name, of, replacedBy },
  }))
  return {
    version: version ?? '',
    tactics: tactics.map(({ identifier, shortName, name }) => ({ id: identifier, shortName, name })),
    techniques: rows.flatMap(({ id, name, of }) => (of === null ? [] : [{ id, name, tactics: of.split(' ') }])),
    retired: rows.flatMap(({ id, name, of, replacedBy }) => (of === null ? [{ id, name, replacedBy }] : [])),
  }
}

function loadedInUse(context: ReadContext): readonly Loaded[] {
  return context
    .read(attackCatalogueRecord)
    .all([{ field: 'standing', comparison: 'is', value: 'inUse' }], { field: 'loadedAt', descending: true })
}

/** The catalogue in force: what somebody loaded, else the shipped one. */
export function attackInForce(context: ReadContext): AttackInForce {
  const { catalogue, licence } = shippedCatalogue()
  const [loaded] = loadedInUse(context)
  const about = { shippedVersion: catalogue.version, licence }
  if (!loaded) return { ...about, catalogue, loaded: null }
  const { id, title, loadedAt } = loaded
  return { ...about, catalogue: withNamesOf(catalogueOf(loaded), catalogue), loaded: { id, title, at: loadedAt } }
}

/** Puts the shipped catalogue in force again and answers how many loaded ones it took the place of. */
export function supersedeLoaded(context: WriteContext): number {
  const inUse = loadedInUse(context)
  for (const { id } of inUse) context.writeManaged(attackCatalogueRecord).set(id, { standing: 'superseded' })
  return inUse.length
}

function keep(context: WriteContext, catalogue: AttackCatalogue, file: string): string {
  supersedeLoaded(context)
  const part = <Row>(row: Row) => ({ ...row, id: context.newId() })
  const id = context.newId()
  context.writeManaged(attackCatalogueRecord).create(
    {
      title: `ATT&CK Enterprise ${catalogue.version}`.trim(),
      version: catalogue.version === '' ? null : catalogue.version,
      standing: 'inUse',
      file: file.slice(0, 300),
      loadedBy: context.actor.person,
      loadedAt: new Date(context.now).toISOString(),
      tactics: catalogue.tactics.map(({ id: identifier, shortName, name }) => part({ identifier, shortName, name })),
      techniques: [
        ...catalogue.techniques.map(({ id: identifier, name, tactics }) =>
          part({ identifier, name, tactics: tactics.join(' '), replacedBy: null }),
        ),
        ...catalogue.retired.map(({ id: identifier, name, replacedBy }) =>
          part({ identifier, name, tactics: null, replacedBy }),
        ),
      ],
    },
    id,
  )
  return id
}

type Input = { readonly ticket: string; readonly apply: boolean }

/** Reads a bundle in the process for foreign files and, where asked to, puts it in force. */
export async function loadCatalogue(context: TaskContext, { ticket, apply }: Input): Promise<AttackLoading> {
  const { name, bytes } = context.files.take(ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.attackLarge', { parameters: { megabytes: mostMegabytes } })
  const job = { name: 'read-attack', input: { bytes } } as const
  const catalogue = await doInHelper(context.host, 'import', job, context.signal)
  const before = context.query((reading) => attackInForce(reading).catalogue)
  const record = apply ? context.command((writing) => keep(writing, catalogue, name)) : null
  return {
    version: catalogue.version,
    tactics: catalogue.tactics.length,
    techniques: catalogue.techniques.length,
    retired: catalogue.retired.length,
    difference: compareCatalogues(before, catalogue),
    record,
  }
}
