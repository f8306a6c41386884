import { OperationError } from '#shared/contract/errors.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { awarenessCampaignRecord } from '#shared/modules/training/awareness-campaign.record.ts'
import { drillResultRecord } from '#shared/modules/training/drill-result.record.ts'
import type { DrillList } from '#shared/modules/training/gophish-reading.ts'
import type { DrillReading } from '#shared/modules/training/training.contract.ts'
import type { DrillRow } from '#shared/modules/training/training.drill.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { doInHelper } from '../../processes/helper.ts'

const mostMegabytes = 50
/** More recipients than this are not taken at once. */
const mostRecipients = 20_000
/** More faults and unknown addresses than this are not told. */
const mostShown = 200

type Known = { readonly id: string; readonly revision: string } & DrillRow
type Changes = {
  readonly added: readonly DrillRow[]
  readonly changed: readonly { readonly known: Known; readonly row: DrillRow }[]
  /** People by address; an address of several is nobody's. */
  readonly people: ReadonlyMap<string, string>
}

function peopleByAddress(context: ReadContext): ReadonlyMap<string, string> {
  const groups = Map.groupBy(context.read(personRecord).all(), ({ email }) => (email ?? '').trim().toLowerCase())
  return new Map(
    [...groups].flatMap(([email, [first, ...others]]) =>
      first && others.length === 0 && email !== '' ? [[email, first.id]] : [],
    ),
  )
}

const isSame = (one: DrillRow, other: DrillRow) =>
  one.stage === other.stage && one.reported === other.reported && one.changedAt === other.changedAt

/** What a list would change in the results of a campaign, by address. */
function changesOf(context: ReadContext, campaign: string, { rows }: DrillList): Changes {
  context.read(awarenessCampaignRecord).get(campaign)
  const there = context.read(drillResultRecord).all([{ field: 'campaign', comparison: 'is', value: campaign }])
  const known = new Map(there.map((row) => [row.email.toLowerCase(), { ...row, reported: row.reported === true }]))
  return {
    added: rows.filter(({ email }) => !known.has(email)),
    changed: rows.flatMap((row) => {
      const before = known.get(row.email)
      return before && !isSame(before, row) ? [{ known: before, row }] : []
    }),
    people: peopleByAddress(context),
  }
}

function write(context: WriteContext, campaign: string, { added, changed, people }: Changes): void {
  const results = context.write(drillResultRecord)
  for (const row of added) results.create({ ...row, campaign, person: people.get(row.email) ?? null })
  for (const { known, row } of changed) {
    const { stage, reported, changedAt } = row
    results.update(known.id, known.revision, { stage, reported, changedAt })
  }
}

type Reading = { readonly campaign: string; readonly ticket: string; readonly take: boolean }

/** Reads the results of a drill and, where asked to and nothing is wrong, keeps them in one change; the same file again changes nothing. */
export async function readDrill(context: TaskContext, { campaign, ticket, take }: Reading): Promise<DrillReading> {
  const { bytes } = context.files.take(ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.listLarge', { parameters: { megabytes: mostMegabytes } })
  const list = await doInHelper(context.host, 'import', { name: 'read-drill', input: { bytes } }, context.signal)
  if (list.rows.length > mostRecipients)
    throw new OperationError('invalid', 'errors.fileTooLong', { parameters: { rows: mostRecipients } })
  const changes = context.query((reading) => changesOf(reading, campaign, list))
  const { added, changed, people } = changes
  const isTaken = take && list.faults.length === 0
  if (isTaken && added.length + changed.length > 0) context.command((writing) => write(writing, campaign, changes))
  const unknown = list.rows.filter(({ email }) => !people.has(email)).map(({ email }) => email)
  return {
    ...{ read: list.rows.length + list.faults.length, added: added.length, changed: changed.length },
    same: list.rows.length - added.length - changed.length,
    ...{ faults: list.faults.slice(0, mostShown), unknown: unknown.slice(0, mostShown), unknownCount: unknown.length },
    isTaken,
  }
}
