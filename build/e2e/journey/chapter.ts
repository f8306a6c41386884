import type { Desk, Place } from './desk.ts'

/** One part of the journey, told to whoever sits at a desk. */
export type Chapter = (desk: Desk) => Promise<void>

/** A record by its type and title. */
export const of = (record: Place['record'], title: string): Place => ({ record, title })

/** Who makes the vault, and who is invited. */
export const founder = { login: 'lead', password: 'marble-harbour-violet-lantern-47' }
export const second = { login: 'auditor', password: 'copper-meadow-silver-anchor-83' }

/** What the attached file of the journey says; nothing of it may be found on disk. */
export const evidenceText = 'switch-a 10.0.4.1 default password\nswitch-b 10.0.4.2 default password\n'
