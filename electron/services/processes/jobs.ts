import { invariant } from '#shared/base/assert.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { LogInput } from '../database/store-log.ts'
import type { BadgeDrawing } from '../documents/badge/draw-badge.ts'
import type { TrustInput } from '../documents/verify/chain-check.ts'
import type { VerifyInput } from '../documents/verify/verify-document.ts'
import type { LayerInput } from '../exchange/navigator-file.ts'
import type { ScanInput } from '../exchange/read-scan.ts'
import type { TableInput } from '../exchange/read-table.ts'
import type { RunInput } from '../exchange/run-file.ts'
import type { PaperSheet } from '../modules/department-reports/department-reports.paper.ts'
import type { RecoveryKit } from '../modules/session/session.recovery-kit-page.ts'
import type { SignInPage } from '../modules/training/training.sign-in-page.ts'
import type { VerdictSheet } from '../modules/verification/verification.sheet.ts'
import type { ArrivingPack } from '../packs/read-pack.ts'
import type { AuditInput } from '../records/audit-database.ts'
import type { DrawOptions } from '../reports/draw-options.ts'
import type { Drawing } from '../reports/drawings.ts'
import type { NetworkJobs } from './network-jobs.ts'

/** Who watches a job: the pieces of its file come from there, and the parts of what it finds go there. */
export type Watch = {
  readonly signal: AbortSignal
  progress(progress: Progress): void
  readonly pieces: AsyncIterable<Uint8Array>
  part(part: Uint8Array): void
}

/**
 * Work that may meet hostile input or take long: drawing and judging documents, reading foreign files, and, with the
 * database key, auditing a vault and putting its log away. Each job takes and answers plain data and bytes, and is loaded when it is first asked
 * for.
 */
const jobs = {
  'draw-report': async (input: { drawing: Drawing; options: DrawOptions }) => {
    const { drawReport } = await import('../reports/drawings.ts')
    return await drawReport(input.drawing, input.options)
  },
  'draw-recovery-kit': async (input: RecoveryKit) => {
    const { drawRecoveryKit } = await import('../modules/session/session.recovery-kit-page.ts')
    return await drawRecoveryKit(input)
  },
  'draw-paper-sheet': async (input: PaperSheet) => {
    const { drawPaperSheet } = await import('../modules/department-reports/department-reports.paper.ts')
    return await drawPaperSheet(input)
  },
  'draw-sign-in-page': async (input: SignInPage) => {
    const { drawSignInPage } = await import('../modules/training/training.sign-in-page.ts')
    return await drawSignInPage(input)
  },
  'draw-verdict-sheet': async (input: VerdictSheet) => {
    const { drawVerdictSheet } = await import('../modules/verification/verification.sheet.ts')
    return await drawVerdictSheet(input)
  },
  'draw-badge': async (input: BadgeDrawing) => {
    const { drawBadge } = await import('../documents/badge/draw-badge.ts')
    return drawBadge(input)
  },
  'verify-badge': async (input: { bytes: Uint8Array; trust: TrustInput }) => {
    const { checkBadge } = await import('../documents/verify/badge-check.ts')
    return await checkBadge(Buffer.from(input.bytes), input.trust)
  },
  'verify-document': async (input: { bytes: Uint8Array; trust: VerifyInput }) => {
    const { verifyDocument } = await import('../documents/verify/verify-document.ts')
    return await verifyDocument(Buffer.from(input.bytes), input.trust)
  },
  'read-sealed-records': async (input: { bytes: Uint8Array; recordsSha256: string }) => {
    const { readSealedRecords } = await import('../reports/sealed-records.ts')
    return readSealedRecords(input)
  },
  'read-pack': async (input: { pack: ArrivingPack; trust: TrustInput }, { pieces }: Watch) => {
    const { readPack } = await import('../packs/read-pack.ts')
    return await readPack(pieces, input.pack, input.trust)
  },
  'read-table': async (input: TableInput) => {
    const { readTable } = await import('../exchange/read-table.ts')
    return readTable(input)
  },
  'read-oscal': async (input: { bytes: Uint8Array }) => {
    const { readOscalDocument } = await import('../exchange/oscal-document.ts')
    return readOscalDocument(input)
  },
  'read-attack': async (input: { bytes: Uint8Array }) => {
    const { readAttackBundle } = await import('../exchange/attack-bundle.ts')
    return readAttackBundle(input)
  },
  'read-layers': async (input: LayerInput) => {
    const { readLayerFile } = await import('../exchange/navigator-file.ts')
    return readLayerFile(input)
  },
  'read-run': async (input: RunInput) => {
    const { readRunFile } = await import('../exchange/run-file.ts')
    return readRunFile(input)
  },
  'read-contest': async (input: { bytes: Uint8Array }) => {
    const { readContestFile } = await import('../exchange/contest-file.ts')
    return readContestFile(input)
  },
  'read-drill': async (input: { bytes: Uint8Array }) => {
    const { readDrillFile } = await import('../exchange/drill-file.ts')
    return readDrillFile(input)
  },
  'read-nice': async (input: { bytes: Uint8Array }) => {
    const { readNiceBytes } = await import('../exchange/nice-file.ts')
    return readNiceBytes(input)
  },
  'read-scan': async (input: ScanInput, watch: Watch) => {
    const { readScan } = await import('../exchange/read-scan.ts')
    return await readScan(input, watch)
  },
  'audit-vault': async (input: AuditInput, watch: Watch) => {
    const { auditDatabase } = await import('../records/audit-database.ts')
    return await auditDatabase(input, watch)
  },
  'store-log': async (input: LogInput) => {
    const { storeLog } = await import('../database/store-log.ts')
    storeLog(input)
  },
}

type Jobs = typeof jobs & NetworkJobs
export type JobName = keyof Jobs
export type JobInput<Name extends JobName> = Parameters<Jobs[Name]>[0]
export type JobOutput<Name extends JobName> = Awaited<ReturnType<Jobs[Name]>>

/** A job with its input, ready to be handed to a process. */
export type Job<Name extends JobName = JobName> = { readonly name: Name; readonly input: JobInput<Name> }

/** Does one job in this process; the name is one of this version's own, never from outside. What needs the network is none. */
export async function runJob<Name extends JobName>(job: Job<Name>, watch: Watch): Promise<JobOutput<Name>> {
  invariant(job.name in jobs, 'because only the network process has the jobs of the network')
  // The table is looked up by a type parameter, which the compiler cannot narrow to one entry.
  const run = jobs[job.name as keyof typeof jobs] as (input: JobInput<Name>, watch: Watch) => Promise<JobOutput<Name>>
  return await run(job.input, watch)
}
