import { z } from 'zod'
import { isZone } from '../../base/zoned.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { cleanText, filledText } from '../../record/check.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'

const path = z.string().min(1).max(4096)
/** Without a name the vault is opened as its creator. */
const login = cleanText(120, false)
const newLogin = filledText(120)
const password = z.string().min(1).max(1024)
const language = z.enum(['en', 'zh-CN'])

/** A vault folder that this machine has opened before; only its path and name are remembered. */
export type RecentVault = { readonly path: string; readonly name: string }

/** The member whose keys are open, and the person they act as. */
export type SessionMember = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly roles: readonly Role[]
  /** No other active member exists, so separation of duties can only be recorded, not enforced. */
  readonly alone: boolean
}

export type SessionStatus =
  | {
      readonly state: 'locked'
      readonly host: string
      readonly recent: readonly RecentVault[]
      readonly defaultFolder: string
    }
  | {
      readonly state: 'open'
      readonly host: string
      readonly path: string
      readonly name: string
      readonly demo: boolean
      readonly member: SessionMember
      readonly organisation: string
      readonly zone: string
      readonly today: string
      readonly idleMinutes: number
      /** The last whole audit of the journal on any laptop that held this file; null before the first. */
      readonly lastAudit: { readonly at: string; readonly damages: number } | null
      /** Set where the vault is older than what this machine saw last; writing is refused until confirmed. */
      readonly rolledBack: { readonly vaultSeenAt: string; readonly anchorSeenAt: string } | null
    }

/** An estimate of how well a password resists guessing offline; `guessesLog10` is a power of ten. */
export type PasswordStrength = { readonly acceptable: boolean; readonly score: number; readonly guessesLog10: number }

/** What a new vault hands out once: the recovery key in groups, never stored in the clear. */
export type CreatedVault = { readonly path: string; readonly recoveryKey: string }

/** A demo vault, closed, and how its people enter; `report` is its signed quarterly audit, to be fetched by its ticket. */
export type DemoVaultMade = {
  readonly path: string
  readonly password: string
  readonly logins: readonly string[]
  readonly report: OutgoingFile
}

export const sessionContract = {
  session: {
    status: query('locked', z.strictObject({}), answer<SessionStatus>()),
    inspect: query(
      'locked',
      z.strictObject({ path }),
      answer<{ readonly kind: 'missing' | 'empty' | 'vault' | 'other'; readonly holder: string | null }>(),
    ),
    strength: query('locked', z.strictObject({ password: z.string().max(1024) }), answer<PasswordStrength>()),
    create: task(
      'locked',
      z.strictObject({
        path,
        name: filledText(120),
        person: filledText(120),
        login: newLogin,
        password,
        profile: z.enum(['standard', 'high']).default('standard'),
        language,
        zone: z.string().max(60).refine(isZone, { error: 'zone' }),
      }),
      answer<CreatedVault>(),
    ),
    unlock: task('locked', z.strictObject({ path, login, password }), answer<SessionStatus>()),
    join: task(
      'locked',
      z.strictObject({ path, code: z.string().max(200), login: newLogin, password }),
      answer<SessionStatus>(),
    ),
    recover: task(
      'locked',
      z.strictObject({ path, recoveryKey: z.string().max(200), login, password }),
      answer<SessionStatus>(),
    ),
    demo: task(
      'locked',
      z.strictObject({ language, path: path.optional(), seed: z.int().min(0).max(4_294_967_295).default(1) }),
      answer<DemoVaultMade>(),
    ),
    recoveryKit: task(
      'locked',
      z.strictObject({ recoveryKey: z.string().max(200), name: cleanText(120, false), language }),
      answer<{ readonly ticket: string; readonly name: string; readonly size: number }>(),
    ),
    changePassword: task(everyRole, z.strictObject({ password, next: password }), answer<null>()),
    /** Minutes without any call after which the vault locks itself on this machine. */
    chooseIdle: task(everyRole, z.strictObject({ minutes: z.int().min(1).max(60) }), answer<null>()),
    confirmRollback: command(['administrator'], z.strictObject({ reason: cleanText(1000, true) }), answer<null>()),
    lock: task(everyRole, z.strictObject({}), answer<null>()),
  },
} as const
