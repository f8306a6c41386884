import { OperationError } from '#shared/contract/errors.ts'
import type { HelperAnswer } from './helper.ts'
import { type Job, runJob } from './jobs.ts'

type Request = { readonly id: number; readonly job: Job }

async function answer({ id, job }: Request): Promise<HelperAnswer> {
  try {
    return { id, result: await runJob(job) }
  } catch (error) {
    if (error instanceof OperationError) return { id, refusal: error.shape }
    return { id, failed: error instanceof Error ? error.name : typeof error }
  }
}

/** Answers the jobs that the parent process sends, until it goes away. */
export function answerJobs(): void {
  process.on('message', (request: Request) => {
    void answer(request).then((reply) => process.send?.(reply))
  })
  process.on('disconnect', () => process.exit(0))
}
