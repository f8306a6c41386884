import { z } from 'zod'
import { answer, command, query, task } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'
import type { AttackCatalogue } from './attack-catalogue.ts'
import type { AttackDifference } from './attack-difference.ts'

const writers = ['administrator', 'lead', 'auditor', 'trainer'] as const

/** The catalogue in force, and where it comes from. */
export type AttackInForce = {
  readonly catalogue: AttackCatalogue
  /** Null where it is the shipped one. */
  readonly loaded: { readonly id: string; readonly title: string; readonly at: string } | null
  readonly shippedVersion: string
  /** Whose the catalogue is and on what terms it may be passed on, as its publisher words it. */
  readonly licence: string
}

/** What a bundle holds and what it changes; `record` is the catalogue that was made of it, where that was asked for. */
export type AttackLoading = {
  readonly version: string
  readonly tactics: number
  readonly techniques: number
  readonly retired: number
  readonly difference: AttackDifference
  readonly record: string | null
}

export const exercisesContract = {
  attack: {
    /** The catalogue in which techniques are picked and drawn; it names the ids of the shipped one even where another is in force. */
    catalogue: query(everyRole, z.strictObject({}), answer<AttackInForce>()),
    /**
     * Reads a STIX bundle of ATT&CK Enterprise and, with `apply`, puts it in the place of the catalogue in force.
     * `invalid`: `errors.attackLarge`, `errors.jsonUnreadable`, and as `readStix`.
     */
    load: task(writers, z.strictObject({ ticket: z.string().max(100), apply: z.boolean() }), answer<AttackLoading>()),
    /** Puts the shipped catalogue in force again; nothing happens where it is. */
    useShipped: command(writers, z.strictObject({}), answer<{ readonly superseded: number }>()),
  },
} as const
