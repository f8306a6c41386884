import { z } from 'zod'
import { type ReferenceKind, referenceKinds } from '../../base/cross-references.ts'
import { listCheck } from '../../contract/list.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { calendarDay, cleanText, identifier, periodCheck } from '../../record/check.ts'
import type { Evidence } from '../../record/fields.ts'
import { causeCategories } from './audits.cause.ts'
import { evidenceContract } from './audits.evidence-contract.ts'
import type { KnownBefore } from './audits.known.ts'
import { type MetricPart, metricDimensions } from './audits.metrics.ts'
import { type RankedUnit, rhythms } from './audits.planning.ts'
import type { Likeness } from './audits.repeats.ts'

/** What a reference leads to: a record, or a file of one. */
export type ReferenceTarget = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly file: Evidence | null
}

/** Something that can be referred to; `label` is what a text will show, `about` tells it from others of that name. */
export type ReferenceChoice = {
  readonly kind: ReferenceKind
  readonly key: string
  readonly label: string
  readonly about: string
}

/** A text that refers to a record, or to a file of it. */
export type ReferringText = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly field: string
}

const readers = ['administrator', 'lead', 'auditor', 'viewer'] as const

const writers = ['administrator', 'lead', 'auditor'] as const

/** The most audits that one command plans. */
export const mostPlanned = 500

/** The most rows that one command puts on a checklist. */
export const mostAdded = 1000

const questionCheck = z.strictObject({
  question: cleanText(1000, false),
  criterion: cleanText(1000, false).nullable().default(null),
  control: identifier.nullable().default(null),
  policy: identifier.nullable().default(null),
  objective: cleanText(10_000, true).nullable().default(null),
  procedure: cleanText(10_000, true).nullable().default(null),
})

const distinct = (ids: readonly string[]) => [...new Set(ids)]

const plannedCheck = z.strictObject({
  title: cleanText(200, false).refine((title) => title !== '', { error: 'required' }),
  kind: z.enum(rhythms).exclude(['none']),
  period: periodCheck,
  fieldworkPeriod: periodCheck,
  reportDueOn: calendarDay,
  auditees: z.array(identifier).min(1).max(500).transform(distinct),
  leadAuditor: identifier,
  team: z.array(identifier).max(100).default([]).transform(distinct),
  previousAudit: identifier.nullable().default(null),
})
/** An audit as a plan puts it into the programme. */
export type AuditToPlan = z.output<typeof plannedCheck>

/** An earlier finding that another one may repeat, with why. */
export type RepeatProposal = Likeness & {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly state: string
  readonly severity: string
  readonly identifiedOn: string | null
}

const typed = z.strictObject({
  /** The finding itself, where it is stored: it does not repeat itself, nor one that is no older. */
  finding: identifier.optional(),
  title: z.string().max(20_000).default(''),
  condition: z.string().max(20_000).default(''),
  control: identifier.nullable().default(null),
  causeCategory: z.enum(causeCategories).nullable().default(null),
})
export type TypedFinding = z.output<typeof typed>

export const auditsContract = {
  programme: {
    /** Every department by what speaks for auditing it, the heaviest first. */
    units: query(readers, z.strictObject({}), answer<{ readonly units: readonly RankedUnit[] }>()),
    /** Puts audits into the programme, all of them or none, in one change. */
    plan: command(
      writers,
      z.strictObject({ audits: z.array(plannedCheck).min(1).max(mostPlanned) }),
      answer<{ readonly planned: number }>(),
    ),
  },
  independence: {
    /** Begins a declaration for every member of an audit's team who has none, so that it is among what they have to do. */
    ask: command(writers, z.strictObject({ audit: identifier }), answer<{ readonly asked: number }>()),
  },
  checklist: {
    /** Puts questions at the end of an audit's checklist, all of them or none, in one change. */
    add: command(
      writers,
      z.strictObject({ audit: identifier, questions: z.array(questionCheck).min(1).max(mostAdded) }),
      answer<{ readonly added: number; readonly first: string }>(),
    ),
    /** What checks of its control and attestations of its policy tell of a row before it is tested. */
    known: query(readers, z.strictObject({ row: identifier }), answer<KnownBefore>()),
  },
  evidence: evidenceContract,
  crossReference: {
    /** What a reference leads to; null where it is not there, archived, or not for the caller to read. */
    find: query(
      readers,
      z.strictObject({ kind: z.enum(referenceKinds), key: z.string().regex(/^[0-9a-f]{12}$/u) }),
      answer<ReferenceTarget | null>(),
    ),
    /** What the words may mean, a few of each kind, the latest first. */
    choices: query(readers, z.strictObject({ words: z.string().max(60) }), answer<readonly ReferenceChoice[]>()),
    /** The texts that refer to a record or to a file that it holds. */
    to: query(
      readers,
      z.strictObject({ record: z.string().max(60), id: identifier }),
      answer<readonly ReferringText[]>(),
    ),
  },
  findings: {
    /** The earlier findings that one as typed may repeat, the most alike first, five at most; nobody but a person confirms any. */
    repeats: query(readers, typed, answer<{ readonly proposals: readonly RepeatProposal[] }>()),
    /** Figures of the findings that meet the filters, by one dimension and of all; the titles are those of departments. */
    metrics: query(
      readers,
      z.strictObject({ dimension: z.enum(metricDimensions), filters: listCheck.shape.filters }),
      answer<{
        readonly parts: readonly MetricPart[]
        readonly all: MetricPart
        readonly titles: Readonly<Record<string, string>>
      }>(),
    ),
  },
} as const
