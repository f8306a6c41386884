import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

const root = path.resolve(import.meta.dirname, '../../..')

/** The built program, serving its window on 127.0.0.1. */
export type RunningHost = {
  /** Opens the window, once. */
  readonly url: string
  readonly origin: string
  readonly pid: number
  /** What it wrote to standard error, which never holds anything of a record. */
  said(): string
  stop(): Promise<void>
}

/** The program as it is built. */
export const builtHost = path.join(root, 'dist/loopback/main.js')
/** The same from its sources, with a clock that stands. */
export const fixedHost = path.join(import.meta.dirname, 'fixed-host.ts')
/** The same with a clock that a journey moves, in the file that SEALBOOK_TEST_CLOCK names. */
export const movedHost = path.join(import.meta.dirname, 'moved-host.ts')

/** Starts a host with a data folder and a folder for temporary files of its own. */
export async function startHost(
  folders: { readonly data: string; readonly temporary: string },
  entry = builtHost,
): Promise<RunningHost> {
  // Both at once, as whoever runs the journeys may have them set, make Node speak on the stream that is listened to.
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env
  const child: ChildProcess = spawn(process.execPath, [entry, '--print-url', '--user-data', folders.data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, TMPDIR: folders.temporary },
  })
  if (!child.stdout || !child.stderr) throw new Error('both streams are piped')
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the host ended before it said where it serves: ${said}`)
  })
  // Once it serves, its end is nobody's failure.
  ended.catch(() => undefined)
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  const url = String(line)
  return {
    url,
    origin: new URL(url).origin,
    pid: child.pid ?? 0,
    said: () => said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
