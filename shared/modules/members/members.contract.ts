import { z } from 'zod'
import { answer, command, task } from '../../contract/operation.ts'
import { cleanText, filledText, identifier, revision } from '../../record/check.ts'
import type { Entity } from '../../record/record.ts'
import { roles } from '../../record/roles.ts'
import type { memberRecord } from './member.record.ts'

const grant = z
  .array(z.enum(roles))
  .min(1)
  .max(5)
  .refine((list) => new Set(list).size === list.length, { error: 'repeated' })

export const membersContract = {
  member: {
    /** Makes a member in waiting; the code is shown once and opens the vault for whoever sets a password with it. */
    invite: task(
      ['administrator'],
      z.strictObject({ person: identifier, login: filledText(120), roles: grant }),
      answer<{ readonly member: Entity<typeof memberRecord>; readonly code: string }>(),
    ),
    setRoles: command(
      ['administrator'],
      z.strictObject({ id: identifier, revision, roles: grant, reason: cleanText(1000, true).optional() }),
      answer<Entity<typeof memberRecord>>(),
    ),
    revoke: task(
      ['administrator'],
      z.strictObject({ id: identifier, revision, reason: cleanText(1000, true) }),
      answer<Entity<typeof memberRecord>>(),
    ),
  },
} as const
