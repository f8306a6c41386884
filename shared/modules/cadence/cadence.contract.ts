import { z } from 'zod'
import { isDay } from '../../base/calendar.ts'
import type { Titles } from '../../contract/list.ts'
import { answer, query } from '../../contract/operation.ts'
import type { Tone } from '../../record/fields.ts'
import { everyRole } from '../../record/roles.ts'

/** A duty is overdue, due, done, or expected: a time that its schedule will plan later. */
export type DutyStatus = 'overdue' | 'due' | 'done' | 'expected'

/** The tone of each status; each has a shape of its own. */
export const dutyTones: Readonly<Record<DutyStatus, Tone>> = {
  overdue: 'critical',
  due: 'progress',
  done: 'good',
  expected: 'neutral',
}

/** A dated duty of any record. `kind` is a message key; `people` and `department` are ids. */
export type AgendaEntry = {
  readonly key: string
  readonly record: string
  readonly id: string
  /** Its number and its title, and the title alone where room is short. */
  readonly title: string
  readonly name: string
  readonly kind: string
  readonly day: string
  readonly status: DutyStatus
  readonly isMine: boolean
  readonly people: readonly string[]
  readonly department: string | null
}

const day = z.string().refine(isDay, { error: 'wrongType' })

export const cadenceContract = {
  cadence: {
    /** Every duty that the caller may read from one day to another, at most 2,000, in order of day. */
    agenda: query(
      everyRole,
      z.strictObject({ from: day, until: day }),
      answer<{ readonly entries: readonly AgendaEntry[]; readonly isCut: boolean; readonly titles: Titles }>(),
    ),
  },
} as const
