import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { keptContract } from '#shared/modules/kept/kept.contract.ts'
import type { OpenVault } from '../../open-vault.ts'
import type { Service } from '../../service.ts'

/** The most values of one kind for one member: a window that never removed any must not fill the vault. */
const most = 2000

/** The most that all values of one member take together, in megabytes of JSON. */
const mostMegabytes = 32

/** A draft that the window had may be put back after it was thrown away: until the vault is closed its files are awaited. */
function awaitFiles({ awaitedFiles }: OpenVault, value: string): void {
  for (const [id] of value.matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g)) awaitedFiles.add(id)
}

export const keptService: Service<typeof keptContract> = {
  kept: {
    list({ kind }, { vault }) {
      const rows = vault.store.kept.list(vault.member, kind)
      for (const { value } of rows) awaitFiles(vault, value)
      return { values: rows.map(({ key, value, at }) => ({ key, value: JSON.parse(value) as unknown, at })) }
    },
    put({ kind, key, value }, { vault, now }) {
      // Such a value makes no entry, so the door's own refusal would never be asked.
      vault.refuseReadOnly()
      const { kept } = vault.store
      if (kept.countOthers(vault.member, kind, key) >= most)
        throw new OperationError('conflict', 'errors.keptTooMany', { parameters: { max: most } })
      const size = kept.sizeOfOthers(vault.member, kind, key) + Buffer.byteLength(value)
      if (size > mostMegabytes * 1_000_000)
        throw new OperationError('conflict', 'errors.keptTooLarge', { parameters: { max: mostMegabytes } })
      const at = instantOf(now)
      awaitFiles(vault, value)
      kept.put(vault.member, kind, { key, value, at })
      return { at }
    },
    remove({ kind, key }, { vault }) {
      vault.refuseReadOnly()
      return { removed: vault.store.kept.remove(vault.member, kind, key) }
    },
  },
}
