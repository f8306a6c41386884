import { OperationError } from '#shared/contract/errors.ts'
import { answerJobs } from './answer-jobs.ts'
import type { Watch } from './jobs.ts'

/** What the tests tell this helper to do instead of its job: its input spells it. */
async function obey(order: string): Promise<unknown> {
  if (order === 'loop') for (;;);
  if (order === 'die') process.kill(process.pid, 'SIGKILL')
  if (order === 'refuse') throw new OperationError('invalid', 'errors.invalid', { parameters: { count: 2 } })
  if (order === 'throw') throw new TypeError('the secret title of a finding')
  if (order === 'throw later') {
    setImmediate(() => {
      throw new TypeError('the secret title of a finding')
    })
    await new Promise(() => undefined)
  }
  if (order === 'grow') for (const grown: number[][] = []; ; ) grown.push(new Array<number>(1_000_000).fill(1.5))
  return { pid: process.pid, order }
}

/** Hands every piece back as a part; answers how many came. */
async function handBack({ pieces, part }: Watch): Promise<unknown> {
  let count = 0
  for await (const piece of pieces) {
    part(piece)
    count += 1
  }
  return { pid: process.pid, order: String(count) }
}

answerJobs(async (job, watch) => {
  if (job.name === 'read-scan') return await handBack(watch)
  const bytes = 'bytes' in job.input ? job.input.bytes : new Uint8Array()
  watch.progress({ done: 1, total: 2, stage: 'obeying' })
  return await obey(Buffer.from(bytes).toString())
})
