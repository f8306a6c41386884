import { copyFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import Store from 'electron-store'
import { z } from 'zod'
import type { RecentVault } from '#shared/modules/session/session.contract.ts'

const most = 12
const settingsCheck = z.object({
  recentVaults: z.array(z.object({ path: z.string().min(1).max(4096), name: z.string().max(120) })).default([]),
})
type Settings = z.infer<typeof settingsCheck>

/** Remembers which vaults were opened here: nothing but their paths and names, in a file that only its owner may read. */
export type RecentVaults = { list(): readonly RecentVault[]; remember(vault: RecentVault): void }

/**
 * Opens `settings.json` in the data folder. A file that cannot be read as settings is set aside as `settings.damaged.json`
 * and the last copy that could be read takes its place, so that a broken file never keeps the program from starting.
 */
export function openRecentVaults(folder: string): RecentVaults {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const store = openStore(folder)
  return {
    list: () => read(store).recentVaults,
    remember(vault) {
      const others = read(store).recentVaults.filter((known) => known.path !== vault.path)
      store.set('recentVaults', [{ path: vault.path, name: vault.name }, ...others].slice(0, most))
      copyFileSync(store.path, lastGood(folder))
    },
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
