import { createHash } from 'node:crypto'
import { OperationError } from '#shared/contract/errors.ts'
import type { ScanHost, ScanOptions, ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { isUnnamedTool, unnamedTool } from '#shared/modules/assets/assets.sightings.ts'
import { remedyPeriodRecord } from '#shared/modules/assets/remedy-period.record.ts'
import { scanRecord } from '#shared/modules/assets/scan.record.ts'
import type { TaskContext } from '../../context.ts'
import { partCollector } from '../../exchange/scan-parts.ts'
import type { ScanFile } from '../../exchange/scan-shape.ts'
import { doInHelper } from '../../processes/helper.ts'
import { matchHosts } from './assets.scan-hosts.ts'
import { planScan, type ScanPlan, scanDays } from './assets.scan-plan.ts'
import { scanBatch } from './assets.scan-write.ts'

const mostHosts = 2000

type Read = { readonly file: ScanFile; readonly fileName: string; readonly sha256: string }

/**
 * Reads the file in a helper, to which it goes piece by piece and from which its rows come part by part. The helper ends
 * with the file: the writing has the memory for itself.
 */
async function readFile(
  context: TaskContext,
  { ticket, format, columns, dryRun }: Pick<ScanOptions, 'ticket' | 'format' | 'columns' | 'dryRun'>,
): Promise<Read> {
  const { name, size, pieces } = context.files.takePieces(ticket)
  const digest = createHash('sha256')
  const parts = partCollector()
  const job = { name: 'read-scan', input: { format, size, columns } } as const
  const head = await doInHelper(context.host, 'import', job, context.signal, {
    progress: context.progress,
    pieces: passing(pieces, (piece) => digest.update(piece)),
    part: parts.take,
    last: true,
  })
  // Whoever is asked for the columns of a table is shown what comes of them, be it nothing.
  const isAsked = dryRun && columns !== null && head.columns !== null
  if (!isAsked && head.columns?.isEnough === false) throw new OperationError('invalid', 'errors.scanHeads')
  if (!isAsked && head.hosts.length === 0) throw new OperationError('invalid', 'errors.scanEmpty')
  return { file: parts.file(head), fileName: name.slice(0, 200), sha256: digest.digest('hex') }
}

function* passing<Item>(items: Iterable<Item>, see: (item: Item) => void): Generator<Item> {
  for (const item of items) {
    see(item)
    yield item
  }
}

function reportOf(
  { file }: Read,
  hosts: readonly ScanHost[],
  { assets, outcomes, repeated, notSeen, leftOpen, closing, regressions }: ScanPlan,
  rest: Pick<ScanReport, 'tool' | 'scannedOn' | 'before' | 'scan'>,
): ScanReport {
  const { format, toolVersion, faults, faultCount, columns } = file
  // Those that need a decision come first: a list of thousands is read from its top.
  const order = { ambiguous: 0, leaveOut: 1, create: 2, chosen: 3, known: 4 } as const
  const sorted = hosts.toSorted((one, other) => order[one.choice] - order[other.choice])
  return {
    ...{ format, toolVersion, isToolAsked: file.tool === null, faults, faultCount, columns, ...rest },
    ...{ outcomes, repeated, notSeen, leftOpen, closing, regressions },
    rows: file.rowCount + faultCount,
    hosts: sorted.slice(0, mostHosts),
    hostCount: hosts.length,
    unknownHosts: hosts.filter(({ asset }) => asset === null).length,
    newAssets: assets.filter(({ asset }) => asset === null).length,
  }
}

/**
 * Brings a scanner's file in, or with `dryRun` says what it would do. `invalid`: what the readers refuse, `errors.scanEmpty`
 * without hosts, `errors.scanAhead` for a day to come; `conflict`, `errors.cancelled`, with nothing changed.
 */
export async function importScan(context: TaskContext, options: ScanOptions): Promise<ScanReport> {
  const read = await readFile(context, options)
  const { file, sha256 } = read
  const { today, hosts, before, days, remedies } = context.query((reading) => {
    const [earlier] = reading.read(scanRecord).all([{ field: 'sha256', comparison: 'is', value: sha256 }])
    return {
      today: reading.today,
      days: scanDays(reading),
      remedies: reading.read(remedyPeriodRecord).all(),
      hosts: matchHosts(reading, file, options),
      before: earlier ? { id: earlier.id, at: earlier.importedAt } : null,
    }
  })
  const scannedOn = options.scannedOn ?? file.scannedOn ?? today
  if (scannedOn > today) throw new OperationError('invalid', 'errors.scanAhead', { parameters: { day: scannedOn } })
  const { information, department } = options
  const named = file.tool ?? (options.tool && !isUnnamedTool(options.tool) ? options.tool : null)
  const tool = named ?? unnamedTool
  const terms = { tool, scannedOn, information, close: options.close && named !== null, days, remedies }
  const plan = await planScan(context, file, hosts, terms)
  if (options.dryRun) return reportOf(read, hosts, plan, { tool, scannedOn, before, scan: null })
  const scan = context.host.newId()
  await context.batch(
    scanBatch({ ...read, hosts, plan, terms, scan, options: { ...(department ? { department } : {}) } }),
  )
  return reportOf(read, hosts, plan, { tool, scannedOn, before, scan })
}
