import { OperationError } from '#shared/contract/errors.ts'
import type { HelperAnswer, HelperRequest } from './helper.ts'
import { runJob, type Watch } from './jobs.ts'

type Runner = (job: HelperRequest['job'], watch: Watch) => Promise<unknown>

async function answer({ id, job }: HelperRequest, run: Runner): Promise<HelperAnswer> {
  // Cancelling ends the process, so the signal within never fires.
  const watch: Watch = {
    signal: new AbortController().signal,
    progress: (progress) => process.send?.({ id, progress } satisfies HelperAnswer),
  }
  try {
    return { id, result: await run(job, watch) }
  } catch (error) {
    if (error instanceof OperationError) return { id, refusal: error.shape }
    return { id, failed: error instanceof Error ? error.name : typeof error }
  }
}

/** Answers the jobs that the parent process sends, one at a time, until it goes away. */
export function answerJobs(run: Runner = runJob): void {
  process.on('message', (request: HelperRequest) => {
    void answer(request, run).then((reply) => process.send?.(reply))
  })
  process.on('disconnect', () => process.exit(0))
  // Node would print the message and the line that threw, either of which may quote a record.
  process.on('uncaughtException', () => process.exit(70))
}
