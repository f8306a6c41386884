import type { UnlockedVault } from '../vault/unlock.ts'

/** The opened header and keys of one member, and the only way to change slots. */
export type HeldKeys = {
  current(): UnlockedVault
  replace(next: UnlockedVault): void
  /**
   * Makes a change of slots, one after another: two that began with the same header would undo each other, and a
   * password change would bring back a member revoked meanwhile.
   */
  change<Made>(work: (keys: UnlockedVault) => Promise<readonly [UnlockedVault, Made]>): Promise<Made>
}

/** Holds the keys of a vault that was just unlocked. */
export function holdKeys(unlocked: UnlockedVault): HeldKeys {
  let current = unlocked
  let last: Promise<unknown> = Promise.resolve()
  return {
    current: () => current,
    replace: (next) => {
      current = next
    },
    change(work) {
      const turn = last.then(async () => {
        const [next, made] = await work(current)
        current = next
        return made
      })
      // Whoever asked hears of a failure; the next in line only waits for its end.
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
