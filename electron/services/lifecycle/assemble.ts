import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Actor } from '../actor.ts'
import { openDatabase } from '../database/open.ts'
import type { Host } from '../host.ts'
import { type OpenVault, type OwnFeed, openStore, type Store } from '../open-vault.ts'
import { followJournal } from '../records/search-follower.ts'
import type { VaultLock } from '../vault/lock.ts'
import { closeVault, type UnlockedVault } from '../vault/unlock.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { holdsAttachment } from './attachment-store.ts'
import { headKeeper } from './head-keeper.ts'
import { holdKeys } from './held-keys.ts'
import { guardRollback } from './rollback.ts'
import { beginSpotCheck } from './spot-check.ts'
import { type Organisation, readActor, readOrganisation } from './vault-facts.ts'

/** The parts that an opened vault is made of. */
export type VaultParts = {
  readonly host: Host
  readonly unlocked: UnlockedVault
  readonly store: Store
  readonly own: OwnFeed
  readonly lock: VaultLock
  /** How the vault stands to what this machine saw last of it. */
  readonly rollback: OpenVault['rolledBack']
  /** What a confirmed roll-back brings with it: an entry of the feed that begins then, and its key. */
  readonly confirmed?: { readonly write: OpenVault['confirmRollback']; keep(): void }
}

/** Who acts and for which organisation, read again after a change of either. */
function rememberedFacts(store: Store, member: string) {
  let actor: Actor | null = null
  let organisation: Organisation | null = null
  return {
    actor() {
      actor ??= readActor(store, member)
      return actor
    },
    organisation() {
      organisation ??= readOrganisation(store)
      return organisation
    },
    forget(touched: readonly string[]) {
      if (touched.includes('member')) actor = null
      if (touched.includes('organisation')) organisation = null
    },
  }
}

function genesisOf(store: Store): { readonly name: string; readonly demo: number } {
  const genesis = store.db.prepare<[], { name: string; demo: number }>('SELECT "name", "demo" FROM "vaults"').get()
  invariant(genesis, 'every vault has its genesis')
  return genesis
}

/** What must not be the case for the vault to be written: older than known here, or damaged where it was looked at. */
function beginGuards({ store, rollback: atOpening }: VaultParts) {
  const rollback = guardRollback(atOpening)
  const spots = beginSpotCheck(store.db)
  return {
    ...rollback,
    refuse() {
      rollback.refuse()
      spots.refuse()
    },
    isWritable: () => !rollback.found() && spots.isSound(),
    stop: spots.stop,
  }
}

/** Who may write: one long piece of work may keep all commands waiting, and the indexing behind them. */
function holdPen(store: Store) {
  let occupied: string | null = null
  const search = followJournal(store, () => occupied !== null)
  const refuseOccupied = () => {
    if (occupied) throw new OperationError('busy', occupied)
  }
  const pen: Pick<OpenVault, 'occupy' | 'isOccupied' | 'refuseOccupied' | 'catchUpSearch' | 'catchUpSearchFor'> = {
    refuseOccupied,
    isOccupied: () => occupied !== null,
    catchUpSearch: search.catchUp,
    catchUpSearchFor: search.catchUpFor,
    occupy(key) {
      refuseOccupied()
      // While another connection writes nothing can be indexed, and searching goes on.
      search.catchUp()
      occupied = key
      return () => {
        occupied = null
      }
    },
  }
  return { pen, search }
}

/** What is known of the attachments of an open vault beyond its tables. */
function heldFiles(folder: string, keys: OpenVault['keys']): Pick<OpenVault, 'holdsFile' | 'awaitedFiles'> {
  const awaitedFiles = new Set<string>()
  return {
    awaitedFiles,
    holdsFile(file) {
      const isHeld = holdsAttachment(folder, keys(), file)
      if (isHeld) awaitedFiles.add(file.id)
      return isHeld
    },
  }
}

/** Puts an opened vault together for one member. */
export function assembleVault(parts: VaultParts): OpenVault {
  const { host, store, own, lock } = parts
  const keys = holdKeys(parts.unlocked)
  const { folder, memberId } = parts.unlocked
  const guards = beginGuards(parts)
  const keeper = headKeeper(parts, keys)
  const facts = rememberedFacts(store, memberId)
  const genesis = genesisOf(store)
  const paths = vaultPaths(folder)
  const closing = new AbortController()
  const { pen, search } = holdPen(store)
  const vault: OpenVault = {
    host,
    folder,
    name: genesis.name,
    demo: genesis.demo === 1,
    store,
    own,
    member: memberId,
    keys: keys.current,
    replaceKeys: keys.replace,
    changeKeys: keys.change,
    actor: facts.actor,
    zone: () => facts.organisation().zone,
    numberRange: (record, prefix) => facts.organisation().ranges.get(record.name) ?? { prefix, width: 3 },
    ...heldFiles(folder, keys.current),
    refuseReadOnly: guards.refuse,
    ...pen,
    closing: closing.signal,
    aside: () => {
      const db = openDatabase(paths.database, keys.current().keys.database)
      return { ...vault, store: openStore(db), own: { ...own, feed: own.over(db) } }
    },
    get rolledBack() {
      return guards.found()
    },
    confirmRollback: (create) => {
      guards.confirm()
      parts.confirmed?.write(create)
    },
    afterFailure: () => void guards.settle(false),
    afterCommit: (touched) => {
      if (guards.settle(true)) {
        parts.confirmed?.keep()
        keeper.trySave()
      }
      facts.forget(touched)
      keeper.soon()
      search.soon()
    },
    saveHeads: keeper.saveNow,
    close: () => {
      closing.abort()
      keeper.stop()
      guards.stop()
      search.stop()
      // The long transaction of a batch still holds the database; its end is a rollback, and the heads stand.
      if (!pen.isOccupied() && guards.isWritable()) keeper.trySave()
      // First, so that nothing that fails after it leaves a key in memory.
      closeVault(keys.current())
      store.db.close()
      lock.release()
    },
  }
  search.soon()
  return vault
}
