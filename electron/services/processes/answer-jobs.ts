import { OperationError } from '#shared/contract/errors.ts'
import type { HelperAnswer, HelperRequest } from './helper.ts'
import { type Job, runJob, type Watch } from './jobs.ts'
import { forkedLink, type Link, portLink } from './link.ts'
import { parentPort } from './parent-port.ts'

type Runner = (job: Job, watch: Watch) => Promise<unknown>
type Tell = (answer: HelperAnswer) => void
type Piece = Uint8Array | null

/** The pieces of one file, each asked for when the one before it is done with. */
function wantedPieces(ask: () => void) {
  let hand: (piece: Piece) => void = () => undefined
  const next = () => {
    const { promise, resolve } = Promise.withResolvers<Piece>()
    hand = resolve
    ask()
    return promise
  }
  const pieces = (async function* () {
    for (let piece = await next(); piece !== null; piece = await next()) yield piece
  })()
  return { pieces, give: (piece: Piece) => hand(piece) }
}

async function answer(
  { id, job }: Extract<HelperRequest, { readonly job: unknown }>,
  run: Runner,
  tell: Tell,
  pieces: AsyncIterable<Uint8Array>,
): Promise<HelperAnswer> {
  const watch: Watch = {
    // Cancelling ends the process, so the signal within never fires.
    signal: new AbortController().signal,
    progress: (progress) => tell({ id, progress }),
    part: (part) => tell({ id, part }),
    pieces,
  }
  try {
    return { id, result: await run(job, watch) }
  } catch (error) {
    if (error instanceof OperationError) return { id, refusal: error.shape }
    return { id, failed: error instanceof Error ? error.name : typeof error }
  }
}

/** Answers the jobs that come over a link, each as it comes. */
export function answerOver(link: Link, run: Runner = runJob): void {
  const tell = (id: number, said: HelperAnswer) =>
    link.send(said, (error) => link.send({ id, failed: error.name }, () => undefined))
  const feeds = new Map<number, (piece: Piece) => void>()
  link.onMessage((request) => {
    if (!isRequest(request)) return
    const { id } = request
    if ('piece' in request) return feeds.get(id)?.(request.piece)
    const { pieces, give } = wantedPieces(() => tell(id, { id, wants: 'piece' }))
    feeds.set(id, give)
    void answer(request, run, (step) => tell(id, step), pieces).then((reply) => {
      feeds.delete(id)
      tell(id, reply)
    })
  })
}

function isRequest(message: unknown): message is HelperRequest {
  return typeof message === 'object' && message !== null && 'id' in message && ('job' in message || 'piece' in message)
}

/** Answers the jobs of the core that this process was started for, until it goes away. */
export function answerJobs(run: Runner = runJob): void {
  const serve = (link: Link) => {
    link.onClose(() => process.exit(0))
    answerOver(link, run)
  }
  const parent = parentPort()
  if (parent) {
    parent.on('message', ({ ports }) => {
      for (const port of ports) serve(portLink(port))
    })
  } else serve(forkedLink())
  // Node would print the message and the line that threw, either of which may quote a record.
  process.on('uncaughtException', () => process.exit(70))
}
