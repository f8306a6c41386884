import { type ErrorShape, OperationError } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { HelperName, HelperProcess, Host } from '../host.ts'
import { type Job, type JobName, type JobOutput, runJob, type Watch } from './jobs.ts'

/** What a helper is sent: a job, and then the pieces of its file as it asks for them, null at the end. */
export type HelperRequest =
  | { readonly id: number; readonly job: Job }
  | { readonly id: number; readonly piece: Uint8Array | null }

/** What a helper says of a job: how far it is, that it wants a piece, a part of what it found, or how it ended. */
export type HelperAnswer =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly wants: 'piece' }
  | { readonly id: number; readonly part: Uint8Array }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly refusal: ErrorShape }
  | { readonly id: number; readonly failed: string }

/**
 * Who follows a job; `longest` is how many milliseconds it may take instead of what is usual for its helper. `pieces` are
 * handed over one by one as the job wants them, and `part` takes what it finds on the way, so that neither process holds
 * the whole; `last` ends the helper with the job, where what comes next needs the memory.
 */
export type JobOptions = {
  progress?(progress: Progress): void
  readonly longest?: number
  readonly pieces?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  part?(part: Uint8Array): void
  readonly last?: boolean
}

const minute = 60_000
/** A job may take this long before its process is ended: hostile input must not hang a person. */
const longestJob: Readonly<Record<HelperName, number>> = {
  reader: 60 * minute,
  draw: 10 * minute,
  import: 10 * minute,
  network: minute / 2,
}
/** An idle helper is ended after this many milliseconds; one that has held a key, or has the network, is not kept at all. */
const idleTime: Readonly<Record<HelperName, number>> = { reader: 0, draw: minute, import: minute, network: 0 }
/** So many processes of one name work at once; further jobs wait for one of them. */
const mostAtOnce = 2

type Settle = {
  resolve(value: unknown): void
  reject(error: Error): void
  progress(progress: Progress): void
  part(part: Uint8Array): void
  /** Sends the next piece. */
  feed(): void
}
type Helper = {
  readonly child: HelperProcess
  running: (Settle & { readonly id: number }) | null
  idle: NodeJS.Timeout | null
}
type Crew = { readonly members: Set<Helper>; readonly queue: (() => void)[]; reserved: number }

const crews = new WeakMap<Host, Map<HelperName, Crew>>()
let lastId = 0

/**
 * Does a job in a helper process of this name, in process where the host has no helpers. `conflict`, `errors.cancelled`
 * where the signal ended it; `busy`: `errors.helperOverdue` past its time, `errors.helperEnded` where its process died.
 */
export async function doInHelper<Name extends JobName>(
  host: Host,
  name: HelperName,
  job: Job<Name>,
  signal: AbortSignal = new AbortController().signal,
  options: JobOptions = {},
): Promise<JobOutput<Name>> {
  const start = host.startHelper
  if (!start) return await runHere(job, signal, options)
  const crew = crewOf(host, name)
  await turnIn(crew)
  try {
    refuseCancelled(signal)
    const helper = [...crew.members].find(({ running }) => running === null) ?? engage(crew, start(name))
    // The helper ran the job of this name, so its result is that job's.
    const output = give(helper, job, { signal, longest: longestJob[name], ...options }, () => dismiss(crew, helper))
    return (await output) as JobOutput<Name>
  } finally {
    crew.reserved -= 1
    dismissIdle(crew, options.last ? 0 : idleTime[name])
    crew.queue.shift()?.()
  }
}

async function runHere<Name extends JobName>(
  job: Job<Name>,
  signal: AbortSignal,
  options: JobOptions,
): Promise<JobOutput<Name>> {
  const pieces = piecesOf(options)
  const watch: Watch = {
    signal,
    progress: (progress) => options.progress?.(progress),
    part: (part) => options.part?.(part),
    pieces,
  }
  try {
    return await runJob(job, watch)
  } finally {
    await pieces.return(undefined)
  }
}

async function* piecesOf({ pieces = [] }: JobOptions): AsyncGenerator<Uint8Array> {
  yield* pieces
}

/** Ends every helper of a host: locking leaves nothing behind that has seen a record or a key. */
export function endHelpers(host: Host): void {
  for (const crew of crews.get(host)?.values() ?? []) {
    for (const helper of crew.members) dismiss(crew, helper)
  }
}

/** Forgotten at once, so that no job is given to a process that is about to die. */
function dismiss(crew: Crew, helper: Helper): void {
  crew.members.delete(helper)
  helper.child.kill()
}

function crewOf(host: Host, name: HelperName): Crew {
  const known = crews.get(host) ?? new Map<HelperName, Crew>()
  crews.set(host, known)
  const crew = known.get(name) ?? { members: new Set(), queue: [], reserved: 0 }
  known.set(name, crew)
  return crew
}

/** Waits until fewer than `mostAtOnce` jobs are under way. */
async function turnIn(crew: Crew): Promise<void> {
  while (crew.reserved >= mostAtOnce) await new Promise<void>((resolve) => crew.queue.push(resolve))
  crew.reserved += 1
}

function refuseCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new OperationError('conflict', 'errors.cancelled')
}

function engage(crew: Crew, child: HelperProcess): Helper {
  const helper: Helper = { child, running: null, idle: null }
  crew.members.add(helper)
  const leave = () => {
    crew.members.delete(helper)
    if (helper.idle) clearTimeout(helper.idle)
    helper.running?.reject(new OperationError('busy', 'errors.helperEnded'))
  }
  child.onMessage((answer) => {
    if (isAnswer(answer) && helper.running?.id === answer.id) settle(helper.running, answer)
  })
  child.onExit(leave)
  return helper
}

function isAnswer(message: unknown): message is HelperAnswer {
  return typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number'
}

function settle(running: Settle, answer: HelperAnswer): void {
  if ('progress' in answer) running.progress(answer.progress)
  else if ('wants' in answer) running.feed()
  else if ('part' in answer) running.part(answer.part)
  else if ('result' in answer) running.resolve(answer.result)
  else if ('refusal' in answer) {
    const { code, key, parameters, fields } = answer.refusal
    running.reject(new OperationError(code, key, { parameters, fields }))
  } else running.reject(new Error(`a helper failed: ${answer.failed}`))
}

/** Work is synchronous in parts and cannot be asked to stop: whatever ends a job early ends its process. */
async function give(
  helper: Helper,
  job: Job,
  options: JobOptions & { readonly signal: AbortSignal; readonly longest: number },
  end: () => void,
): Promise<unknown> {
  if (helper.idle) clearTimeout(helper.idle)
  lastId += 1
  const id = lastId
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const pieces = piecesOf(options)
  helper.running = {
    ...{ id, resolve, reject },
    progress: (progress) => options.progress?.(progress),
    part: (part) => options.part?.(part),
    feed() {
      const send = (next: IteratorResult<Uint8Array>) =>
        helper.child.send({ id, piece: next.done ? null : next.value } satisfies HelperRequest, reject)
      // A helper waits for what does not come: without an end it would be given no job any more.
      pieces.next().then(send, endWith)
    },
  }
  const endWith = (error: Error) => {
    reject(error)
    end()
  }
  const overdue = () => endWith(new OperationError('busy', 'errors.helperOverdue'))
  const cancel = () => endWith(new OperationError('conflict', 'errors.cancelled'))
  const limit = setTimeout(overdue, options.longest)
  options.signal.addEventListener('abort', cancel, { once: true })
  helper.child.send({ id, job } satisfies HelperRequest, reject)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    options.signal.removeEventListener('abort', cancel)
    helper.running = null
    // Whoever sends the pieces is told that nobody reads them any more; one that hangs is not waited for.
    pieces.return(undefined).catch(() => undefined)
  }
}

function dismissIdle(crew: Crew, after: number): void {
  for (const helper of crew.members) {
    if (helper.running) continue
    if (helper.idle) clearTimeout(helper.idle)
    helper.idle = setTimeout(() => dismiss(crew, helper), after).unref()
  }
}
