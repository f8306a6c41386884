import type { Role } from '#shared/record/roles.ts'

/** The member whose keys are open and the person they act as. */
export type Actor = {
  readonly member: string
  readonly person: string
  readonly login: string
  readonly roles: readonly Role[]
  /** No other active member exists. */
  readonly alone: boolean
}
