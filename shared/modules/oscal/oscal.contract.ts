import { z } from 'zod'
import { answer, task } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { auditRecord } from '../audits/audit.record.ts'
import type { OutgoingFile } from '../files/files.contract.ts'

/** The documents of OSCAL that are written from an audit. */
export const oscalKinds = ['assessment-results', 'plan-of-action-and-milestones'] as const

export const oscalContract = {
  oscal: {
    /** Writes an audit as a JSON document of OSCAL, of what the caller may read. `invalid`, `errors.oscalNothing`, where there is nothing to plan. */
    export: task(
      auditRecord.readers,
      z.strictObject({ audit: identifier, kind: z.enum(oscalKinds) }),
      answer<OutgoingFile>(),
    ),
  },
} as const
