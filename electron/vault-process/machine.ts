import { type ChildProcess, fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import type { HelperName, Host } from '#services/host.ts'
import { dataFolder } from './data-folder.ts'
import { createIdentifiers } from './identifier.ts'
import { openSettings } from './settings.ts'

/** What the core may ask of the real machine. */
export function createMachine(kind: Host['kind']): Host {
  const folder = dataFolder(process.platform, process.env, os.homedir())
  const settings = openSettings(folder)
  return {
    kind,
    now: Date.now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    newId: createIdentifiers(Date.now),
    dataFolder: folder,
    ...settings,
    startHelper,
  }
}

// Parsing what a stranger made and drawing what a person wrote both end at this many megabytes, not at the machine's.
const helperMemory = 1_024

function startHelper(name: HelperName): ChildProcess {
  const { NODE_OPTIONS: _options, ...environment } = process.env
  return fork(helperEntry(name), [], {
    serialization: 'advanced',
    execArgv: ['--disable-sigusr1', `--max-old-space-size=${helperMemory}`],
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function helperEntry(name: HelperName): string {
  return import.meta.filename.endsWith('.ts')
    ? path.resolve(import.meta.dirname, '../services/processes', `${name}.ts`)
    : path.resolve(import.meta.dirname, '..', name, 'main.js')
}
