import { invariant } from '#shared/base/assert.ts'
import { askTimeStamp, type StampOrder } from '../network/ask-time-stamp.ts'

/** The work of the one process that may open a connection; no other process has it in its table. */
const networkJobs = { 'ask-time-stamp': (order: StampOrder) => askTimeStamp(order) }

export type NetworkJobs = typeof networkJobs

/** Does a job of the network; every other is a mistake of ours. */
export async function runNetworkJob(job: { readonly name: string; readonly input: unknown }): Promise<unknown> {
  invariant(job.name === 'ask-time-stamp', 'because the network process is asked for the network alone')
  // The vault process sends this job with this input; its types are checked there.
  return await networkJobs['ask-time-stamp'](job.input as StampOrder)
}
