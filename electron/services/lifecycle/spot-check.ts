import type Database from 'better-sqlite3'
import { OperationError } from '#shared/contract/errors.ts'
import { spotCheck } from '../journal/anchor-check.ts'
import { verifyChange } from '../vault/identity.ts'

/** How many random entries are looked at closely when a vault opens. */
const spotChecks = 256
/** How long a slice of the check may keep others waiting, and how long they then have, in milliseconds. */
const sliceLength = 4
const pauseLength = 8

/** A look at some of the journal beside the opening of a vault, finished before anything is written. */
export type SpotCheck = {
  /** Finishes the check and throws `storage`, `errors.journalDamaged` with the first damage where it found one. */
  refuse(): void
  /** Finishes the check; whether what it saw is whole. */
  isSound(): boolean
  stop(): void
}

type Damage = { readonly device: string; readonly seq: number; readonly kind: string }

/**
 * Begins the check in slices. A vault can be read meanwhile, and after damage was found, so that an audit can tell all of
 * it; but the first command waits for the end, so that no entry is appended to a journal that was not looked at.
 */
export function beginSpotCheck(db: Database.Database): SpotCheck {
  const steps = spotCheck(db, spotChecks, verifyChange)
  let outcome: { readonly damage: Damage | null } | null = null
  let timer: NodeJS.Timeout | null = null
  const advance = (until: number): { readonly damage: Damage | null } | null => {
    try {
      while (outcome === null && performance.now() < until) {
        const step = steps.next()
        if (step.done) outcome = { damage: step.value[0] ?? null }
      }
    } catch {
      // A page that cannot be read is damage as well; left uncaught it would end the process of an open vault.
      outcome = { damage: { device: '', seq: 0, kind: 'unreadable' } }
    }
    return outcome
  }
  const slice = () => {
    timer = advance(performance.now() + sliceLength) === null ? setTimeout(slice, pauseLength).unref() : null
  }
  timer = setTimeout(slice, pauseLength).unref()
  const finish = () => advance(Number.POSITIVE_INFINITY)?.damage ?? null
  return {
    refuse() {
      const damage = finish()
      if (!damage) return
      const { device, seq, kind } = damage
      throw new OperationError('storage', 'errors.journalDamaged', { parameters: { device, seq, kind } })
    },
    isSound: () => finish() === null,
    stop() {
      if (timer) clearTimeout(timer)
    },
  }
}
