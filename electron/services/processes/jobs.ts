import type { AuditReportProjection } from '#shared/modules/audits/audits.projection.ts'
import type { VerifyInput } from '../documents/verify/verify-document.ts'
import type { AuditReportOptions } from '../modules/audits/audits.report-context.ts'

/**
 * Work that needs no key and may meet hostile input or take long: drawing and judging documents, reading foreign files.
 * Each job takes and answers plain data and bytes, and is loaded when it is first asked for.
 */
const jobs = {
  'draw-audit-report': async (input: { projection: AuditReportProjection; options: AuditReportOptions }) => {
    const { drawAuditReport } = await import('../modules/audits/audits.report.ts')
    return await drawAuditReport(input.projection, input.options)
  },
  'verify-document': async (input: { bytes: Uint8Array; trust: VerifyInput }) => {
    const { verifyDocument } = await import('../documents/verify/verify-document.ts')
    return await verifyDocument(Buffer.from(input.bytes), input.trust)
  },
  'read-csv': async (input: { bytes: Uint8Array }) => {
    const { readCsv } = await import('../exchange/csv.ts')
    return readCsv(input.bytes)
  },
}

export type JobName = keyof typeof jobs
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0]
export type JobOutput<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>

/** A job with its input, ready to be handed to a process. */
export type Job<Name extends JobName = JobName> = { readonly name: Name; readonly input: JobInput<Name> }

/** Does one job in this process; the name is one of this version's own, never from outside. */
export async function runJob<Name extends JobName>(job: Job<Name>): Promise<JobOutput<Name>> {
  // The table is looked up by a type parameter, which the compiler cannot narrow to one entry.
  const run = jobs[job.name] as (input: JobInput<Name>) => Promise<JobOutput<Name>>
  return await run(job.input)
}
