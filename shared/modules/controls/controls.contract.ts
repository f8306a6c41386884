import { z } from 'zod'
import { answer, command, query } from '../../contract/operation.ts'
import { calendarDay } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'

type Words = { readonly en: string; readonly 'zh-CN': string }

/** A control that the product ships; `taken` is the control in the register that came from it or bears its title. */
export type CatalogueRow = {
  readonly key: string
  readonly title: Words
  readonly objective: Words
  readonly kind: string
  readonly cadenceMonths: number
  /** Where the measure was described: the source documents by their short names. */
  readonly source: string
  readonly identifiers: readonly string[]
  readonly steps: number
  readonly taken: { readonly id: string; readonly state: string } | null
}

/** A check as the map of months asks for it. */
export type CheckOfMonth = {
  readonly id: string
  readonly state: string
  readonly control: string
  readonly performedOn: string
  readonly result: string | null
}

export const controlsContract = {
  controls: {
    /** The measures of the catalogue, in its order. */
    catalogue: query(everyRole, z.strictObject({}), answer<{ readonly rows: readonly CatalogueRow[] }>()),
    /** The checks since a day that somebody stands for, and of each control the last one before that tested it. */
    checksSince: query(
      everyRole,
      z.strictObject({ since: calendarDay }),
      answer<{ readonly rows: readonly CheckOfMonth[] }>(),
    ),
    /** Takes measures into the register as planned controls, in one change; those taken already are passed over. */
    adopt: command(
      ['administrator', 'lead'],
      z.strictObject({ keys: z.array(z.string().max(60)).min(1).max(200), language: z.enum(['en', 'zh-CN']) }),
      answer<{ readonly adopted: readonly { readonly id: string; readonly revision: string }[] }>(),
    ),
  },
} as const
