import type { RecentVault } from '#shared/modules/session/session.contract.ts'

/** The helper processes that the core may ask its host for. */
export type HelperName = 'reader' | 'draw' | 'import' | 'network'

/** A helper process as the core knows it: plain data and Buffers cross in both directions. */
export type HelperProcess = {
  /** `failed` is told when the message cannot be sent to it. */
  send(message: object, failed: (error: Error) => void): void
  onMessage(listener: (message: unknown) => void): void
  /** Tells that the process is gone, or never came to be. */
  onExit(listener: () => void): void
  /** Ends it whatever it is doing. */
  kill(): void
}

/**
 * What the core needs from the machine it runs on. Time and identifiers come from here so that tests are exact; a
 * host never sees a key or a record.
 */
export type Host = {
  readonly kind: 'electron' | 'loopback' | 'cli' | 'test'
  /** Wall clock in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** IANA name of the zone the machine is set to, recorded in each change-set. */
  readonly zone: string
  /** A fresh record or part identifier: UUID version 7 in its canonical text form, so that ids sort by creation. */
  newId(): string
  /** The person's own data folder, outside any vault: anchors, feed keys, preferences. */
  readonly dataFolder: string
  /** The vaults opened here before, newest first; only path and name are remembered. */
  recentVaults(): readonly RecentVault[]
  rememberVault(vault: RecentVault): void
  /** Minutes without a call after which a vault locks itself: 1 to 60, 10 unless the person chose otherwise. */
  idleMinutes(): number
  chooseIdleMinutes(minutes: number): void
  /** Starts a helper process; null where helpers' work is done in process. */
  readonly startHelper: ((name: HelperName) => HelperProcess) | null
}
