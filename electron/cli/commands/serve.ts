import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { type Command, type Outcome, UsageError } from '../command.ts'

const file = import.meta.filename.endsWith('.ts') ? '../../loopback/main.ts' : '../loopback/main.js'

/** The exit code of the host where it was called in a way that it does not understand. */
const wrongUsage = 2

/** Runs the program in a browser until it is closed. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'run the program in a browser',
  words: [],
  options: [
    { name: 'no-browser', meaning: 'open no window; print the one-time address instead' },
    { name: 'print-url', meaning: 'the same, for scripts' },
    { name: 'port', value: 'N', meaning: 'listen on this port instead of a free one' },
    { name: 'user-data', value: 'DIR', meaning: 'keep settings and anchors in this folder' },
  ],
  async run({ given }): Promise<Outcome> {
    const flags = ['no-browser', 'print-url'].filter((name) => given.flag(name)).map((name) => `--${name}`)
    const texts = ['port', 'user-data'].flatMap((name) => {
      const value = given.text(name)
      return value === null ? [] : [`--${name}`, value]
    })
    const entry = path.resolve(import.meta.dirname, file)
    const child = spawn(process.execPath, [entry, ...flags, ...texts], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
    const [code] = await once(child, 'exit')
    // The host has said what is wrong with its options, in the words of its own usage.
    if (code === wrongUsage) throw new UsageError('serve was called with options that it does not take')
    return { text: '', data: { code }, ok: code === 0 }
  },
}
