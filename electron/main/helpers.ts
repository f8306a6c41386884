import path from 'node:path'
import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron'
import { type FromVault, helperMemory, type ToVault } from '../transport/control.ts'

type Asked = Extract<FromVault, { kind: 'start-helper' | 'end-helper' }>

const folders = { reader: '../reader', draw: '../draw', import: '../import', network: '../network' } as const

/** The helper processes of one vault process. */
export type Helpers = {
  take(asked: Asked): void
  /** Ends them all, and starts no other: a reader has the key of the database. */
  endAll(): void
}

/** Starts the helpers that a vault process asks for and joins the two by a channel that is not read here. */
export function keepHelpers(vault: UtilityProcess): Helpers {
  const helpers = new Map<number, UtilityProcess>()
  const { NODE_OPTIONS: _options, ...environment } = process.env
  let ended = false

  function start({ id, name }: Extract<Asked, { kind: 'start-helper' }>): void {
    const child = utilityProcess.fork(path.resolve(import.meta.dirname, folders[name], 'main.js'), [], {
      serviceName: `Sealbook ${name}`,
      execArgv: [`--max-old-space-size=${helperMemory}`],
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    helpers.set(id, child)
    child.once('exit', () => {
      helpers.delete(id)
      vault.postMessage({ kind: 'helper-ended', id } satisfies ToVault)
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(null, [port1])
    vault.postMessage({ kind: 'helper', id } satisfies ToVault, [port2])
  }

  return {
    take(asked) {
      if (asked.kind === 'end-helper') helpers.get(asked.id)?.kill()
      else if (!ended) start(asked)
    },
    endAll() {
      ended = true
      for (const child of helpers.values()) child.kill()
    },
  }
}
