import path from 'node:path'
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import { readFromVault, type ToVault } from '../transport/control.ts'
import { keepHelpers } from './helpers.ts'

const entry = path.resolve(import.meta.dirname, '../vault-process/main.js')

/** The vault process of the desktop host. */
export type VaultHost = {
  /** Hands a window's port over; nothing that crosses it is seen here. */
  connect(port: MessagePortMain): void
  /** Ends the process; `onEnded` is called like for a lock that came from within. */
  end(): void
}

/** Starts a vault process without keys; `onEnded` tells that it is gone, whatever the cause. */
export function startVault(onEnded: () => void): VaultHost {
  const { NODE_OPTIONS: _options, ...environment } = process.env
  const child: UtilityProcess = utilityProcess.fork(entry, [], {
    serviceName: 'Sealbook vault',
    execArgv: [],
    env: environment,
  })
  const helpers = keepHelpers(child)
  let ended = false
  const finish = () => {
    helpers.endAll()
    if (ended) return
    ended = true
    onEnded()
  }
  child.on('exit', finish)
  child.on('message', (data: unknown) => {
    const message = readFromVault(data)
    if (message?.kind === 'locked') finish()
    if (message?.kind === 'start-helper' || message?.kind === 'end-helper') helpers.take(message)
  })
  return {
    connect: (port) => child.postMessage({ kind: 'port' } satisfies ToVault, [port]),
    end() {
      helpers.endAll()
      child.kill()
    },
  }
}
