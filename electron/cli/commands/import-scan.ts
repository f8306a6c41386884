import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import type { ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { unnamedTool } from '#shared/modules/assets/assets.sightings.ts'
import type { ScanFormat } from '#shared/modules/assets/scan.record.ts'
import { type Given, type Outcome, UsageError } from '../command.ts'
import type { Core } from '../core.ts'

function told(report: ScanReport): string {
  const words = translatorOf('en', catalogues)
  const { rows, outcomes, repeated, notSeen, leftOpen, hosts, closing, regressions, faults, faultCount, isToolAsked } =
    report
  const counts = Object.entries({ rows, ...outcomes, repeated, notSeen, leftOpen, faults: faultCount })
  const unknown = hosts.filter(({ asset, choice }) => asset === null && choice !== 'create')
  return [
    `tool: ${report.tool}\nscanned: ${report.scannedOn}\nhosts: ${report.hostCount}\nnewAssets: ${report.newAssets}\n`,
    ...(isToolAsked && report.tool === unnamedTool
      ? ['unnamed: the table says of no scanner that it is its own, so nothing is closed; --tool names it\n']
      : []),
    ...counts.map(([name, count]) => `${name}: ${count}\n`),
    ...(report.before ? [`earlier: the same file was imported at ${report.before.at}\n`] : []),
    ...unknown.map(({ name, rows: count, choice }) => `unknown: ${name}, ${count} rows (${choice})\n`),
    ...closing.map(({ title, asset }) => `not seen: ${title} on ${asset}\n`),
    ...regressions.map(({ title, asset }) => `came back: ${title} on ${asset}\n`),
    ...faults.map(({ where, message, parameters }) => `fault: ${where}: ${words(message, parameters)}\n`),
  ].join('')
}

/** Brings the file of a scanner in; hosts that no asset bears are left out, or become assets with `--unknown create`. */
export async function importScanFile(
  core: Core,
  file: string,
  format: ScanFormat | 'auto',
  given: Given,
): Promise<Outcome> {
  const [unknown, department, scannedOn] = [given.text('unknown'), given.text('department'), given.text('scanned-on')]
  if (unknown !== null && unknown !== 'create' && unknown !== 'leaveOut')
    throw new UsageError('--unknown is create or leaveOut')
  if (scannedOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(scannedOn))
    throw new UsageError('--scanned-on is a day such as 2026-03-01')
  const tool = given.text('tool')
  const ticket = await core.send(file, 'application/octet-stream')
  const report = await core.finish(
    await core.client.scan.import({
      ...{ format, ticket, dryRun: given.flag('dry-run') },
      ...{ information: given.flag('information'), close: !given.flag('keep-unseen') },
      ...(unknown === null ? {} : { unknown }),
      ...(department === null ? {} : { department }),
      ...(scannedOn === null ? {} : { scannedOn }),
      ...(tool === null ? {} : { tool }),
    }),
  )
  return { text: told(report), data: report, ok: report.faultCount === 0 }
}
