import { z } from 'zod'
import { answer, task } from '../../contract/operation.ts'
import { calendarDay, identifier } from '../../record/check.ts'
import { auditRecord } from '../audits/audit.record.ts'
import { severities } from '../audits/audits.scale.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { ReadDocument, ReadFinding } from './oscal.reading.ts'

const writers = ['administrator', 'lead', 'auditor'] as const

/** The documents of OSCAL that are written from an audit. */
export const oscalKinds = ['assessment-results', 'plan-of-action-and-milestones'] as const

/** A finding of a document: what it says of it, and whether it is among the findings already. */
export type OscalRow = Pick<ReadFinding, 'uuid' | 'title' | 'criterion' | 'severity' | 'identifiedOn' | 'dueOn'> & {
  readonly actions: number
  readonly isThere: boolean
}

/** A document as read, and what was made of it where that was asked for. */
export type OscalReading = Omit<ReadDocument, 'findings'> & {
  readonly rows: readonly OscalRow[]
  readonly taken: { readonly findings: number; readonly actions: number } | null
}

const takeCheck = z.strictObject({
  department: identifier,
  owner: identifier,
  severity: z.enum(severities),
  dueOn: calendarDay,
})
export type OscalTake = z.output<typeof takeCheck>

/** The most findings that one document brings in. */
export const mostFromOscal = 1000

export const oscalContract = {
  oscal: {
    /** Writes an audit as a JSON document of OSCAL, of what the caller may read. `invalid`, `errors.oscalNothing`, where there is nothing to plan. */
    export: task(
      auditRecord.readers,
      z.strictObject({ audit: identifier, kind: z.enum(oscalKinds) }),
      answer<OutgoingFile>(),
    ),
    /**
     * Reads a document of others and, with `take`, makes findings of it, with its milestones as corrective actions, all or none in
     * one change; those that are there already are left alone. `severity` and `dueOn` are for whatever the document says nothing of.
     * `invalid` names what is wrong with it: `errors.oscalLarge`, `errors.jsonUnreadable`, and as `readOscal`.
     */
    read: task(
      writers,
      z.strictObject({ audit: identifier, ticket: z.string().max(100), take: takeCheck.optional() }),
      answer<OscalReading>(),
    ),
  },
} as const
