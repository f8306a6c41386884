import type { Evidence } from '#shared/record/fields.ts'
import { attachFile } from './files.ts'
import { startTask } from './tasks.ts'

/** One file after the other: two at once would only share the same disk. */
let line: Promise<unknown> = Promise.resolve()

/**
 * Sends a file into the vault as a task of the tray, which goes on when its page is left. `finish` names it in a record,
 * and is part of the task: where it is refused, so is the task.
 */
export async function startUpload(
  place: string,
  file: File,
  finish: (attached: Evidence, file: File) => Promise<void> | void,
): Promise<void> {
  const { promise: done, resolve: end } = Promise.withResolvers<void>()
  const before = line
  line = before.then(() => done)
  const work = async (signal: AbortSignal, onProgress: Parameters<Parameters<typeof startTask>[0]['work']>[1]) => {
    const progress = (sent: number) => onProgress({ done: sent, total: file.size, stage: 'bytes' })
    progress(0)
    await Promise.race([before, aborted(signal)])
    signal.throwIfAborted()
    await finish(await attachFile(file, { signal, onProgress: progress }), file)
  }
  await startTask({ place, label: { key: 'evidence.sending', parameters: { name: file.name } }, work })
  end()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
