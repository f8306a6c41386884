import { fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import type { HelperName, HelperProcess, Host } from '#services/host.ts'
import { forkedHelper } from '#services/processes/link.ts'
import { parentPort } from '#services/processes/parent-port.ts'
import { helperMemory, modestHeap } from '../transport/control.ts'
import { dataFolder } from './data-folder.ts'
import { createIdentifiers } from './identifier.ts'
import { openSettings } from './settings.ts'
import { utilityHelpers } from './utility-helpers.ts'

/** What the core may ask of the real machine. */
export function createMachine(kind: Host['kind']): Host {
  const folder = dataFolder(process.platform, process.env, os.homedir())
  const settings = openSettings(folder)
  const parent = parentPort()
  return {
    kind,
    now: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    newId: createIdentifiers(Date.now),
    dataFolder: folder,
    ...settings,
    // A fork would start Electron itself once more: its fuses keep it from running as Node.
    startHelper: parent ? utilityHelpers(parent) : forkHelper,
  }
}

function forkHelper(name: HelperName): HelperProcess {
  const { NODE_OPTIONS: _options, ...environment } = process.env
  const child = fork(helperEntry(name), [], {
    serialization: 'advanced',
    execArgv: ['--disable-sigusr1', ...modestHeap, `--max-old-space-size=${helperMemory}`],
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return forkedHelper(child)
}

function helperEntry(name: HelperName): string {
  return import.meta.filename.endsWith('.ts')
    ? path.resolve(import.meta.dirname, '../services/processes', `${name}.ts`)
    : path.resolve(import.meta.dirname, '..', name, 'main.js')
}
