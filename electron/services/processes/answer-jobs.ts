import { OperationError } from '#shared/contract/errors.ts'
import type { HelperAnswer, HelperRequest } from './helper.ts'
import { runJob, type Watch } from './jobs.ts'
import { forkedLink, type Link, portLink } from './link.ts'
import { parentPort } from './parent-port.ts'

type Runner = (job: HelperRequest['job'], watch: Watch) => Promise<unknown>
type Tell = (answer: HelperAnswer) => void

async function answer({ id, job }: HelperRequest, run: Runner, tell: Tell): Promise<HelperAnswer> {
  // Cancelling ends the process, so the signal within never fires.
  const watch: Watch = { signal: new AbortController().signal, progress: (progress) => tell({ id, progress }) }
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
  link.onMessage((request) => {
    if (!isRequest(request)) return
    void answer(request, run, (step) => tell(request.id, step)).then((reply) => tell(request.id, reply))
  })
}

function isRequest(message: unknown): message is HelperRequest {
  return typeof message === 'object' && message !== null && 'id' in message && 'job' in message
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
