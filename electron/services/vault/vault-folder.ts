import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { namingStorageErrors } from '#services/database/storage-error.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { isIn } from './attachment-listing.ts'
import { makePrivateFolder, syncFolder } from './durable-file.ts'
import { headerNames } from './header-file.ts'

/** How the name of a vault's folder ends. */
export const vaultSuffix = '.sealbook'

/** Where the parts of a vault are. */
export type VaultPaths = {
  readonly folder: string
  readonly database: string
  readonly attachments: string
  readonly lock: string
  readonly lockHolder: string
}

/** The places of a vault's parts in its folder. */
export function vaultPaths(folder: string): VaultPaths {
  return {
    folder,
    database: path.join(folder, 'vault.db'),
    attachments: path.join(folder, 'attachments'),
    lock: path.join(folder, 'lock'),
    lockHolder: path.join(folder, 'lock-holder'),
  }
}

/** Makes an empty vault folder, mode 0700; refuses one that holds anything with `conflict`, `errors.folderNotEmpty`. */
export function createVaultFolder(folder: string): VaultPaths {
  const name = path.basename(folder)
  const parameters = { vault: name }
  if (!name.endsWith(vaultSuffix) || name === vaultSuffix) {
    throw new OperationError('invalid', 'errors.vaultName', { parameters: { ...parameters, suffix: vaultSuffix } })
  }
  return namingStorageErrors(() => {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory() || readdirSync(folder).length > 0) {
        throw new OperationError('conflict', 'errors.folderNotEmpty', { parameters })
      }
      chmodSync(folder, 0o700)
    }
    const paths = vaultPaths(folder)
    makePrivateFolder(paths.attachments)
    syncFolder(folder)
    syncFolder(path.dirname(folder))
    return paths
  }, name)
}

const parts = /^(header-[ab]|vault\.db(-wal|-shm|-journal)?|attachments|lock(-holder|-journal)?)$/
/** What a system's file manager leaves wherever somebody looked. */
const passersBy = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.directory|\.localized)$/i
const leftovers = /^(header-[ab]|lock-holder)\.[0-9a-f]{12}\.new$/

/**
 * Looks at a vault's folder without opening its files. Throws `storage`: `errors.vaultMissing` (no such folder),
 * `errors.notAVault` (neither headers nor database), `errors.databaseMissing`, `errors.databaseEmpty`.
 */
export function inspectVaultFolder(folder: string): void {
  const parameters = { vault: path.basename(folder) }
  if (!existsSync(folder)) throw new OperationError('storage', 'errors.vaultMissing', { parameters })
  const names = namingStorageErrors(() => {
    if (!statSync(folder).isDirectory()) throw new OperationError('storage', 'errors.notAVault', { parameters })
    return readdirSync(folder)
  }, parameters.vault)
  const isMissing = (name: string) => !names.includes(name)
  if ([...headerNames, 'vault.db'].every(isMissing)) {
    throw new OperationError('storage', 'errors.notAVault', { parameters })
  }
  const file = { parameters: { file: 'vault.db' } }
  if (isMissing('vault.db')) throw new OperationError('storage', 'errors.databaseMissing', file)
  if (statSync(vaultPaths(folder).database).size === 0) {
    throw new OperationError('storage', 'errors.databaseEmpty', file)
  }
}

/**
 * The files and folders, by their path in the vault's folder, that no version of a vault has: synchronisation programs
 * leave such copies. They are left alone. What file managers leave is none of them.
 */
export function foreignFiles(folder: string): readonly string[] {
  const isForeign = (name: string) => !parts.test(name) && !leftovers.test(name) && !passersBy.test(name)
  const { attachments } = vaultPaths(folder)
  return namingStorageErrors(() => {
    const strays = readdirSync(attachments, { withFileTypes: true }).flatMap((entry) => {
      const { name } = entry
      const place = path.posix.join('attachments', name)
      if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(name))
        return isIncoming(name) || passersBy.test(name) ? [] : [place]
      const ids = readdirSync(path.join(attachments, name)).filter((id) => !passersBy.test(id))
      return ids.filter((id) => !isIn(name, id)).map((id) => `${place}/${id}`)
    })
    return [...readdirSync(folder).filter(isForeign), ...strays]
  }, 'attachments')
}

/** Whether a foreign file, by its path, may be a copy of the database or of attachments, as a synchroniser leaves them. */
export function mayBeCopy(place: string): boolean {
  const name = place.replace(/^attachments\//, '')
  return /vault|attachments|\.db|[0-9a-f]{64}|^[0-9a-f]{2}[^0-9a-f/]/i.test(name)
}

const isIncoming = (name: string) => /^incoming-[0-9a-f]{24}$/.test(name)
