import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Host } from '../host.ts'
import { anchorCheck } from '../journal/anchor-check.ts'
import type { OpenVault, Store } from '../open-vault.ts'
import { loadAnchor } from '../vault/anchor.ts'
import type { UnlockedVault } from '../vault/unlock.ts'
import { anchoredHeadsFrom } from './heads.ts'

type Rollback = OpenVault['rolledBack']

/** A vault that is older than what this machine saw last: read-only until an administrator has confirmed it. */
export type RollbackGuard = {
  found(): Rollback
  refuse(): void
  /** Lets the one command through that journals the confirmation. */
  confirm(): void
  /** To be told how that command ended; answers whether the vault became writable by it. */
  settle(committed: boolean): boolean
}

/** Compares the vault with this machine's anchor: null, or when each was written where the vault is older or another. */
export function findRollback(host: Host, unlocked: UnlockedVault, store: Store): Rollback {
  const anchor = loadAnchor(host.dataFolder, unlocked)
  if (anchor.state !== 'known') return null
  const verdict = anchorCheck(store.db, anchoredHeadsFrom(anchor.anchor.heads))
  if (verdict.state !== 'behind' && verdict.state !== 'forked') return null
  const newest = store.db.prepare<[], number>('SELECT coalesce(max(wall), 0) FROM changeSets').pluck().get() ?? 0
  return { vaultSeenAt: instantOf(newest), anchorSeenAt: instantOf(anchor.anchor.at) }
}

/** Guards a vault by what `findRollback` found when it was opened. */
export function guardRollback(atOpening: Rollback): RollbackGuard {
  let found = atOpening
  let confirming = false
  return {
    found: () => found,
    refuse() {
      if (found && !confirming) throw new OperationError('conflict', 'errors.rolledBack', { parameters: found })
    },
    confirm() {
      confirming = true
    },
    settle(committed) {
      const lifted = confirming && committed
      // What was seen last is from here on the vault as it now is; until the commit it was still the newer one.
      if (lifted) found = null
      confirming = false
      return lifted
    },
  }
}
