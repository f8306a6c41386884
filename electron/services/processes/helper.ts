import type { ChildProcess } from 'node:child_process'
import { type ErrorShape, OperationError } from '#shared/contract/errors.ts'
import type { HelperName, Host } from '../host.ts'
import { type Job, type JobName, type JobOutput, runJob } from './jobs.ts'

/** What a helper answers to one job. */
export type HelperAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly refusal: ErrorShape }
  | { readonly id: number; readonly failed: string }

/** A job may take this long, in milliseconds, before its process is ended: hostile input must not hang a person. */
const longestJob = 10 * 60_000
/** An idle helper is ended after this many milliseconds. */
const idleTime = 60_000

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
type Helper = { readonly child: ChildProcess; readonly waiting: Map<number, Waiting>; idle: NodeJS.Timeout | null }

const helpers = new WeakMap<Host, Map<HelperName, Helper>>()
let lastId = 0

function settle(helper: Helper, answer: HelperAnswer): void {
  const waiting = helper.waiting.get(answer.id)
  helper.waiting.delete(answer.id)
  if ('result' in answer) waiting?.resolve(answer.result)
  else if ('refusal' in answer) {
    const { code, key, parameters, fields } = answer.refusal
    waiting?.reject(new OperationError(code, key, { parameters, fields }))
  } else waiting?.reject(new Error(`a helper failed: ${answer.failed}`))
}

function startHelper(host: Host, name: HelperName, known: Map<HelperName, Helper>, child: ChildProcess): Helper {
  const helper: Helper = { child, waiting: new Map(), idle: null }
  known.set(name, helper)
  child.on('message', (answer: HelperAnswer) => settle(helper, answer))
  child.once('exit', () => {
    if (known.get(name) === helper) known.delete(name)
    for (const { reject } of helper.waiting.values())
      reject(new OperationError('busy', 'errors.helperEnded', { parameters: { helper: name } }))
  })
  helpers.set(host, known)
  return helper
}

/**
 * Does a job in the helper process of this name, started where none runs; in process where the host has no helpers.
 * Cancelling ends the process, since the work is synchronous in parts. `busy`, `errors.helperEnded` where it died.
 */
export async function doInHelper<Name extends JobName>(
  host: Host,
  name: HelperName,
  job: Job<Name>,
  signal?: AbortSignal,
): Promise<JobOutput<Name>> {
  const start = host.startHelper
  if (!start) return await runJob(job)
  const known = helpers.get(host) ?? new Map<HelperName, Helper>()
  const helper = known.get(name) ?? startHelper(host, name, known, start(name))
  if (helper.idle) clearTimeout(helper.idle)
  lastId += 1
  const id = lastId
  const end = () => helper.child.kill('SIGKILL')
  const limit = setTimeout(end, longestJob)
  signal?.addEventListener('abort', end, { once: true })
  try {
    return await new Promise<JobOutput<Name>>((resolve, reject) => {
      // The helper ran the job of this name, so its result is that job's.
      helper.waiting.set(id, { resolve: (value) => resolve(value as JobOutput<Name>), reject })
      helper.child.send({ id, job }, (error) => error && reject(error))
    })
  } finally {
    clearTimeout(limit)
    signal?.removeEventListener('abort', end)
    if (helper.waiting.size === 0) helper.idle = setTimeout(end, idleTime).unref()
  }
}

/** Ends every helper of a host: locking leaves nothing behind that has seen a record. */
export function endHelpers(host: Host): void {
  for (const helper of helpers.get(host)?.values() ?? []) helper.child.kill('SIGKILL')
  helpers.delete(host)
}
