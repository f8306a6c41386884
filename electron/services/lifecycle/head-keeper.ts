import type { OpenVault } from '../open-vault.ts'
import { keepHeads } from './heads.ts'
import type { HeldKeys } from './held-keys.ts'

/** How long after the last commit the anchor is written, and how often the header at most, in milliseconds. */
const anchorDelay = 2_000
const headerInterval = 15 * 60_000

/** Writes heads to the anchor soon after a commit, and to the header now and then. */
export type HeadKeeper = {
  /** Writes both now; throws where the disk refuses. */
  saveNow(): void
  /**
   * Writes both now, or with the next commit where the disk refuses. Heads are a witness of what is committed, so a
   * failure to write them may neither make a commit look undone nor keep a vault from being locked.
   */
  trySave(): void
  soon(): void
  stop(): void
}

/** Makes the keeper of a vault's heads; it holds a timer until it is stopped. */
export function headKeeper(
  { host, store, own }: Pick<OpenVault, 'host' | 'store' | 'own'>,
  keys: HeldKeys,
): HeadKeeper {
  let timer: NodeJS.Timeout | null = null
  let headerWrittenAt = host.now()
  let late = false
  const stop = () => {
    if (timer) clearTimeout(timer)
    timer = null
  }
  const save = (toHeader: boolean) => {
    if (toHeader) own.feed.saveCheckpoint()
    keys.replace(keepHeads(host, keys.current(), store.db, toHeader))
    // What waited to be written is written.
    stop()
    if (!toHeader) return
    headerWrittenAt = host.now()
    late = false
  }
  const tryTo = (toHeader: boolean) => {
    try {
      save(toHeader)
    } catch {
      late = true
    }
  }
  return {
    saveNow: () => save(true),
    trySave: () => tryTo(true),
    soon() {
      timer ??= setTimeout(() => {
        timer = null
        tryTo(false)
      }, anchorDelay).unref()
      if (late || host.now() - headerWrittenAt > headerInterval) tryTo(true)
    },
    stop,
  }
}
