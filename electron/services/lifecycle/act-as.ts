import type { Actor } from '../actor.ts'
import type { OpenVault } from '../open-vault.ts'
import { loadDeviceKey } from '../vault/device-key.ts'
import { closeVault, type UnlockedVault } from '../vault/unlock.ts'
import { ownFeed } from './device.ts'
import { holdKeys } from './held-keys.ts'
import { readActor } from './vault-facts.ts'

/**
 * The open vault as another of its members has it: their identity, roles and feed over the same database and lock. They
 * must have opened the vault here before, so that their feed is known. Heads reach header and anchor through the vault
 * given, which stays open longer than this one.
 */
export function actAs(vault: OpenVault, unlocked: UnlockedVault): OpenVault {
  const { host, store } = vault
  const { vaultId, identity, memberId } = unlocked
  const own = ownFeed(host, store.db, {
    vault: vaultId,
    identity,
    device: loadDeviceKey(host.dataFolder, vaultId, identity),
  })
  const keys = holdKeys(unlocked)
  let actor: Actor | null = null
  return {
    ...vault,
    own,
    member: memberId,
    keys: keys.current,
    replaceKeys: keys.replace,
    changeKeys: keys.change,
    actor: () => {
      actor ??= readActor(store, memberId)
      return actor
    },
    afterCommit: (touched) => {
      if (touched.includes('member')) actor = null
    },
    saveHeads: () => {
      own.feed.saveCheckpoint()
      vault.saveHeads()
    },
    close: () => closeVault(keys.current()),
  }
}
