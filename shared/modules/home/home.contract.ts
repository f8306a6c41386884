import { z } from 'zod'
import type { Filter } from '../../contract/list.ts'
import { answer, query, task } from '../../contract/operation.ts'
import { cleanText } from '../../record/check.ts'
import type { Tone } from '../../record/fields.ts'
import { everyRole } from '../../record/roles.ts'
import type { AgeBand } from './home.ageing.ts'
import { type HomeRole, homeRoles } from './home.roles.ts'

/** A number with the conditions that its records meet; `tone` says how it stands while it is not zero. */
export type HomeFigure = {
  readonly key: string
  readonly group: 'mine' | 'due' | 'wrong' | 'signal'
  readonly tone: Tone
  readonly record: string
  readonly filters: readonly Filter[]
  readonly count: number
}

/** An audit in work: its checklist rows in all, tested (prepared or reviewed) and reviewed, and its open findings. */
export type AuditProgress = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly dueOn: string | null
  readonly rows: number
  readonly tested: number
  readonly reviewed: number
  readonly findings: number
}

/**
 * A turn of plan, do, check and act that is not closed: its work in all, done and late, and how much of what its next phase
 * asks is met; `gate` is null where its work is too much to be looked through here.
 */
export type CycleProgress = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly start: string
  readonly end: string
  readonly work: number
  readonly done: number
  readonly late: number
  readonly gate: { readonly met: number; readonly all: number } | null
}

/** A department with its overdue corrective actions. */
export type DepartmentCount = { readonly id: string; readonly title: string; readonly count: number }

export type SessionAhead = {
  readonly id: string
  readonly title: string
  readonly startsAt: string
  readonly place: string | null
  readonly trainer: string | null
}

/** An assessment whose scores are being moderated: its scores in all, and those still without a moderator. */
export type AssessmentProgress = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly scores: number
  readonly recorded: number
}

/** One row of the latest competition's table; `points` is decimal text. */
export type Standing = {
  readonly rank: number
  readonly name: string
  readonly score: string | null
  readonly points: string | null
}
export type LatestCompetition = {
  readonly id: string
  readonly title: string
  readonly season: string | null
  readonly table: readonly Standing[]
}

/** A published total below the mark; both are decimal text. */
export type BelowMark = {
  readonly score: string
  readonly person: string
  readonly assessment: string
  readonly total: string
  readonly passMark: string
}

/** A person who was missing without excuse: how often, of how many sessions that expected them. */
export type AttendanceGap = {
  readonly person: string
  readonly name: string
  readonly absent: number
  readonly expected: number
}

export type MemberActivity = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly status: string
  readonly lastAt: string | null
}
export type LastSeal = { readonly id: string; readonly title: string; readonly at: string; readonly by: string }

type Of<Role extends HomeRole, Parts> = { readonly role: Role; readonly figures: readonly HomeFigure[] } & Parts
export type HomeView =
  | Of<'auditor', { readonly audits: readonly AuditProgress[]; readonly ageing: readonly AgeBand[] }>
  | Of<'lead', { readonly cycles: readonly CycleProgress[]; readonly overdue: readonly DepartmentCount[] }>
  | Of<
      'trainer',
      {
        readonly sessions: readonly SessionAhead[]
        readonly assessments: readonly AssessmentProgress[]
        readonly competition: LatestCompetition | null
        readonly below: readonly BelowMark[]
        readonly gaps: readonly AttendanceGap[]
      }
    >
  | Of<'administrator', { readonly members: readonly MemberActivity[]; readonly seal: LastSeal | null }>

/** One signed change as a person reads it; `others` counts further records that the same change touched. */
export type RecentChange = {
  readonly revision: string
  readonly at: string
  readonly person: string
  readonly record: string
  readonly id: string
  readonly title: string
  readonly kind: 'created' | 'changed' | 'moved' | 'archived' | 'restored'
  readonly state: string | null
  readonly others: number
}

/** How far a member is in the guide of a role: steps that records show as done, and how many sample records they added. */
export type GuideState = { readonly done: readonly string[]; readonly sample: number }

export const homeContract = {
  home: {
    /** The home of one of the caller's roles; `forbidden` for a role that they do not hold. */
    show: query(everyRole, z.strictObject({ role: z.enum(homeRoles) }), answer<HomeView>()),
    /** What changed of late, newest first, as far as the caller may read it. */
    changes: query(
      everyRole,
      z.strictObject({ limit: z.int().min(1).max(100).default(20) }),
      answer<{ readonly changes: readonly RecentChange[] }>(),
    ),
    guide: query(everyRole, z.strictObject({ role: z.enum(homeRoles) }), answer<GuideState>()),
    /** Adds the sample records, all or none, as one batch of ordinary changes; nothing where they are there already. */
    addSample: task(
      ['administrator', 'lead'],
      z.strictObject({ language: z.enum(['en', 'zh-CN']), reason: cleanText(1000, true) }),
      answer<{ readonly added: number }>(),
    ),
    /** Archives the caller's sample records as one batch; one that other records need or that is frozen stays. */
    removeSample: task(
      ['administrator', 'lead'],
      z.strictObject({ reason: cleanText(1000, true) }),
      answer<{ readonly removed: number; readonly left: number }>(),
    ),
    /** How many records of each type the caller may read, archived ones left out. */
    totals: query(everyRole, z.strictObject({}), answer<{ readonly totals: Readonly<Record<string, number>> }>()),
  },
} as const
