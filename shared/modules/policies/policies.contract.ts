import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import type { Role } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'

const overseers: readonly Role[] = ['administrator', 'lead', 'auditor']

/** How far a department has come: `asked` leaves out who is excused; `department` is an id, null for people without one. */
export type DepartmentProgress = {
  readonly department: string | null
  readonly name: string
  readonly asked: number
  readonly attested: number
}

export const policiesContract = {
  campaign: {
    /** Who of which department has attested, the least advanced first. */
    progress: query(
      overseers,
      z.strictObject({ id: identifier }),
      answer<{ readonly rows: readonly DepartmentProgress[] }>(),
    ),
    /** A page for people without the program: the text, who is asked, and what signs a reply. */
    requestPage: task(
      ['administrator', 'lead'],
      z.strictObject({ id: identifier, language: z.enum(languages).default('en') }),
      answer<OutgoingFile>(),
    ),
  },
  exceptions: {
    /** Lets every exception expire whose day is past. */
    expirePast: command(overseers, z.strictObject({}), answer<{ readonly expired: number }>()),
  },
} as const
