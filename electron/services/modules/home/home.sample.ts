import { instantOf } from '#shared/base/calendar.ts'
import type { Language } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { resolvedDraft, sampleRecords } from '#shared/modules/home/home.sample.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { type OpenVault, recordNamed } from '../../open-vault.ts'
import { linkedTo } from '../../records/linked.ts'

type Sample = { readonly record: string; readonly id: string }

const place = { kind: 'guide', key: 'sample' }

function isSample(value: unknown): value is Sample {
  return (
    typeof value === 'object' &&
    value !== null &&
    'record' in value &&
    typeof value.record === 'string' &&
    'id' in value &&
    typeof value.id === 'string'
  )
}

/** The sample records that the member of this vault added and has not removed. */
export function samplesOf({ store, member }: Pick<OpenVault, 'store' | 'member'>): readonly Sample[] {
  const row = store.kept.list(member, place.kind).find(({ key }) => key === place.key)
  const value: unknown = row ? JSON.parse(row.value) : []
  return Array.isArray(value) ? value.filter(isSample) : []
}

function keep(vault: OpenVault, samples: readonly Sample[]): void {
  const { store, member, host } = vault
  if (samples.length === 0) store.kept.remove(member, place.kind, place.key)
  else {
    const row = { key: place.key, value: JSON.stringify(samples), at: instantOf(host.now()) }
    store.kept.put(member, place.kind, row)
  }
}

/** Adds the sample records in one batch and remembers for the member which they are. */
export async function addSample(
  { vault, query, batch }: TaskContext,
  given: { readonly language: Language; readonly reason: string },
): Promise<{ readonly added: number }> {
  if (samplesOf(vault).length > 0) return { added: 0 }
  const { today, person } = query(({ today, actor }: ReadContext) => ({ today, person: actor.person }))
  const samples = sampleRecords({ language: given.language, today, person })
  const ids = new Map<string, string>()
  const made: Sample[] = []
  await batch({
    stage: 'addingSample',
    slices: samples.length,
    write(context, slice) {
      const sample = samples[slice]
      const record = sample ? recordNamed(sample.record) : null
      if (!sample || !record) return
      context.because(given.reason)
      const { id } = context.write(record).create(resolvedDraft(sample, ids))
      ids.set(sample.name, id)
      made.push({ record: sample.record, id })
      // In the same transaction: samples that nobody remembers could never be taken away together.
      if (slice === samples.length - 1) keep(context.vault, made)
    },
    keep: () => true,
  })
  return { added: made.length }
}

/** Archives one sample unless something that is no sample needs it; answers whether it is out of the lists now. */
function archived(context: WriteContext, sample: Sample, samples: ReadonlySet<string>): boolean {
  const record = recordNamed(sample.record)
  const entity = record ? context.read(record).find(sample.id) : null
  if (!record || !entity || entity.archived) return true
  // The list of samples is what a window kept: it must not archive what the member may not (test: 'archives nothing …').
  if (record.managed || !record.writers.some((role) => context.actor.roles.includes(role))) return false
  const needed = linkedTo(context.vault.store, context.reading, record, sample.id)
  if (needed.some(({ id }) => !samples.has(id))) return false
  try {
    context.write(record).archive(sample.id, entity.revision)
    return true
  } catch (error) {
    // A rule or a frozen state stands against it, as it would for a person who archives it by hand.
    if (error instanceof OperationError) return false
    throw error
  }
}

/** Archives the member's sample records in one batch, those first that refer to others. */
export async function removeSample(
  { vault, batch }: TaskContext,
  reason: string,
): Promise<{ readonly removed: number; readonly left: number }> {
  const samples = samplesOf(vault)
  const ids = new Set(samples.map(({ id }) => id))
  const order = samples.toReversed()
  const left: Sample[] = []
  await batch({
    stage: 'removingSample',
    slices: order.length,
    write(context, slice) {
      const sample = order[slice]
      if (!sample) return
      context.because(reason)
      if (!archived(context, sample, ids)) left.unshift(sample)
      if (slice === order.length - 1) keep(context.vault, left)
    },
    keep: () => true,
  })
  return { removed: samples.length - left.length, left: left.length }
}
