import { runCommandLine } from './run.ts'

/** What a command came to: its exit code, its answer, and what it said beside it. */
export type Ran = { readonly code: number; readonly out: string; readonly notes: string }

/** Runs a command of the command line in this process; the vault processes that it starts are real. */
export async function run(...args: readonly string[]): Promise<Ran> {
  let out = ''
  let notes = ''
  const streams = {
    out: (text: string) => {
      out += text
    },
    note: (text: string) => {
      notes += text
    },
  }
  return { code: await runCommandLine(args, '1.2.3', streams), out, notes }
}
