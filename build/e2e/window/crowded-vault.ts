import type { Host } from '#services/host.ts'
import { createVault } from '#services/lifecycle/create.ts'
import type { OpenVault } from '#services/open-vault.ts'
import { runCommand } from '#services/run.ts'
import { smallestCost } from '#services/vault/derivation.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { AnyRecord, Draft as DraftOf } from '#shared/record/record.ts'
import { writtenRecords } from '#shared/registry.ts'
import { crowdedLogin } from './crowded-login.ts'
import { bareDraft, type HostileDraft, hostileDraft, type Made } from './hostile-draft.ts'

const plenty = 300
const fewer: Readonly<Record<string, number>> = {
  department: 60,
  person: 200,
  comment: 120,
  link: 120,
  organisation: 0,
}
const tries = 12

type Draft = Record<string, unknown>

/** Records so that what one must refer to comes before it. */
function inOrder(): readonly AnyRecord[] {
  const waiting: AnyRecord[] = Object.values(writtenRecords)
  const ordered: AnyRecord[] = []
  const isReady = (record: AnyRecord) =>
    Object.values(record.fields).every((field) => {
      if (!field.required || (field.kind !== 'reference' && field.kind !== 'references')) return true
      return ordered.some((known) => known.name === field.to)
    })
  const first = ['department', 'person', 'group']
  waiting.sort((one, other) => first.indexOf(other.name) - first.indexOf(one.name))
  while (waiting.length > 0) {
    const next = waiting.findIndex(isReady)
    // What is left requires records that only steps make.
    if (next < 0) break
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

/** What makes one record crowded: hundreds of rows in one audit, of steps in one exercise, of scores in one table. */
function gathered(record: string, index: number, made: Made): Draft {
  const first = (name: string) => made[name]?.[0]
  const ends = { fromRecord: 'finding', from: first('finding'), toRecord: 'finding', to: made.finding?.[index + 1] }
  const gatherings: Readonly<Record<string, Draft>> = {
    department: { parent: index === 0 ? null : made.department?.[Math.floor((index - 1) / 3)] },
    checklistRow: { audit: first('audit'), population: null, sampleSize: null },
    finding: { audit: first('audit'), checklistRow: null, dueOn: null },
    correctiveAction: { finding: first('finding') },
    workItem: { cycle: first('cycle') },
    attackStep: { exercise: first('exercise'), position: index + 1 },
    defenceFact: { attackStep: made.attackStep?.[index % 20] },
    score: { competition: first('competition'), assessment: null, person: made.person?.[index % 200] },
    policyVersion: { policy: first('policy') },
    comment: { subjectRecord: 'finding', subject: first('finding'), mentions: [] },
    link: ends,
  }
  return gatherings[record] ?? {}
}

/** The top fields that a refusal names. */
function refused(error: unknown): readonly string[] {
  if (!(error instanceof OperationError)) throw error
  return error.shape.fields.map(({ path }) => path.replace(/^draft\./, '').split('.')[0] ?? '')
}

function attempt(vault: OpenVault, record: AnyRecord, draft: HostileDraft): string | readonly string[] {
  try {
    // Whatever it is, the writer checks it.
    return runCommand(vault, ({ write }) => write(record).create(draft as DraftOf<AnyRecord>)).result.id
  } catch (error) {
    return refused(error)
  }
}

/** Makes one record, leaving out what the rules refuse until they like the rest; null if they like nothing. */
function make(vault: OpenVault, record: AnyRecord, index: number, made: Made): string | null {
  const given = gathered(record.name, index, made)
  const draft: Draft = { ...hostileDraft(record.fields, index, made), ...given }
  for (let count = 0; count < tries; count += 1) {
    const outcome = attempt(vault, record, draft)
    if (typeof outcome === 'string') return outcome
    const optional = outcome.filter((name) => name in draft && !record.fields[name]?.required)
    if (optional.length === 0) break
    for (const name of optional) delete draft[name]
  }
  const outcome = attempt(vault, record, { ...bareDraft(record.fields, index, made), ...given })
  return typeof outcome === 'string' ? outcome : null
}

/** Makes a vault in which every list and view is crowded with hostile values; answers how many of each were made. */
export async function makeCrowdedVault(host: Host, folder: string): Promise<Readonly<Record<string, number>>> {
  const { vault } = await createVault(host, {
    folder,
    name: 'Crowded',
    organisation: 'Northwind Savings Bank',
    person: 'Mei Lin',
    ...crowdedLogin,
    cost: smallestCost,
    language: 'en',
    zone: 'Asia/Shanghai',
    demo: false,
  })
  try {
    // Nobody waits for the disk: a vault that dies half-made is made again.
    vault.store.db.pragma('synchronous=OFF')
    const made: Record<string, string[]> = {}
    for (const record of inOrder()) {
      const ids: string[] = []
      made[record.name] = ids
      for (let index = 0; index < (fewer[record.name] ?? plenty); index += 1) {
        const id = make(vault, record, index, made)
        if (id) ids.push(id)
      }
    }
    vault.catchUpSearch()
    return Object.fromEntries(Object.entries(made).map(([name, ids]) => [name, ids.length]))
  } finally {
    vault.close()
  }
}
