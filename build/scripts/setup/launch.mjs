import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { cache } from './places.mjs'

const farewell = 5_000

/**
 * Runs a program in the foreground in place of this one: its streams, its exit code, the signals meant for it. It is ended
 * when our parent dies (npm does not pass a SIGTERM on to its script), and with an IPC channel it can tell that we died.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ channel?: boolean }} [options]
 */
export function launch(program, args, { channel = false } = {}) {
  const child = spawn(program, args, {
    // The caller's own folder: paths given on the command line are relative to where the person typed them.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // Code alone, beside what it was built to: of every start after the first, reading it took an eighth.
    env: { NODE_COMPILE_CACHE: path.join(cache, 'compiled'), ...process.env },
    stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  whenParentDies(() => {
    child.kill('SIGTERM')
    setTimeout(() => process.exit(1), farewell).unref()
  })
  child.once('error', (error) => {
    process.stderr.write(`${program} did not start: ${error.message}\n`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/** @param {() => void} act */
function whenParentDies(act) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 500)
  watch.unref()
}
