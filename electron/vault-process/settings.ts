import { copyFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import Store from 'electron-store'
import { z } from 'zod'
import type { RecentVault } from '#shared/modules/session/session.contract.ts'

const most = 12
const settingsCheck = z.object({
  recentVaults: z.array(z.object({ path: z.string().min(1).max(4096), name: z.string().max(120) })).default([]),
  idleMinutes: z.int().min(1).max(60).default(10),
})
type Settings = z.infer<typeof settingsCheck>

/** What is remembered of this person on this machine, in a file that only they may read: nothing of any record. */
export type MachineSettings = {
  recentVaults(): readonly RecentVault[]
  rememberVault(vault: RecentVault): void
  idleMinutes(): number
  chooseIdleMinutes(minutes: number): void
}

/**
 * Opens `settings.json` in the data folder. A file that cannot be read as settings is set aside as `settings.damaged.json`
 * and the last copy that could be read takes its place, so that a broken file never keeps the program from starting.
 */
export function openSettings(folder: string): MachineSettings {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const store = openStore(folder)
  const write = (settings: Partial<Settings>) => {
    store.set(settings)
    copyFileSync(store.path, lastGood(folder))
  }
  return {
    recentVaults: () => read(store).recentVaults,
    rememberVault(vault) {
      const others = read(store).recentVaults.filter((known) => known.path !== vault.path)
      write({ recentVaults: [{ path: vault.path, name: vault.name }, ...others].slice(0, most) })
    },
    idleMinutes: () => read(store).idleMinutes,
    chooseIdleMinutes: (minutes) => write({ idleMinutes: minutes }),
  }
}

function openStore(folder: string): Store<Settings> {
  const file = path.join(folder, 'settings.json')
  if (isFile(file) && !isReadable(file)) {
    renameSync(file, path.join(folder, 'settings.damaged.json'))
    if (isFile(lastGood(folder))) copyFileSync(lastGood(folder), file)
  }
  return new Store<Settings>({ name: 'settings', cwd: folder, configFileMode: 0o600, clearInvalidConfig: true })
}

function isReadable(file: string): boolean {
  try {
    return settingsCheck.safeParse(JSON.parse(readFileSync(file, 'utf8'))).success
  } catch {
    return false
  }
}

function read(store: Store<Settings>): Settings {
  return settingsCheck.parse(store.store)
}

function lastGood(folder: string): string {
  return path.join(folder, 'settings.last-good.json')
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() === true
}
