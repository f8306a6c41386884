import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { type FromVault, modestHeap, readFromVault, type ToVault } from './control.ts'

const fromSource = import.meta.filename.endsWith('.ts')

/** The entry of the vault process: beside this file's folder, in the sources as in what is built from them. */
const vaultEntry = path.resolve(import.meta.dirname, '../vault-process', fromSource ? 'main.ts' : 'main.js')

export type VaultChildOptions = {
  readonly host: 'loopback' | 'cli'
  readonly entry?: string
  onMessage(message: FromVault): void
  onExit(code: number | null): void
}

/**
 * Starts a vault process without keys under Node. It takes no flag of ours: an inspector in that process could read every
 * key, so neither NODE_OPTIONS nor SIGUSR1 opens one (proven in vault-process.test.ts).
 */
export function startVaultChild({ host, entry = vaultEntry, onMessage, onExit }: VaultChildOptions): ChildProcess {
  const { NODE_OPTIONS: _options, ...environment } = process.env
  const child = fork(entry, ['--host', host], {
    serialization: 'advanced',
    execArgv: ['--disable-sigusr1', ...modestHeap],
    env: { ...environment, ...promptRelease, ...(fromSource ? withoutElectronBinary : {}) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.on('message', (data) => {
    const message = readFromVault(data)
    // Node closes our end when the other has taken the socket, which it says before anything else: by now it is closed.
    if (message?.kind === 'socket-held') tellVault(child, { kind: 'socket-free', id: message.id })
    else if (message) onMessage(message)
  })
  child.once('error', () => onExit(null))
  child.once('exit', (code) => onExit(code))
  return child
}

// Pieces of a file are given back to the system when they are let go of. By itself the allocator of glibc keeps them for
// later, as much as the largest file took; others do not know these names.
const promptRelease = { MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' }

// Run from the sources, electron-store finds the package `electron`, which would try to download its binary.
const withoutElectronBinary = { ELECTRON_OVERRIDE_DIST_PATH: path.parse(process.execPath).root }

/** Sends a message to the vault process; false when it is gone. */
export function tellVault(child: ChildProcess, message: ToVault): boolean {
  if (!child.connected) return false
  child.send(message, () => undefined)
  return true
}
