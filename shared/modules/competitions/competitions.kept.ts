import { markdown, parts, text } from '../../record/fields.ts'
import type { Embargo } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'

/** Who keeps competitions. */
export const competitionWriters: readonly Role[] = ['administrator', 'lead', 'trainer']

/** The states in which nothing of a competition is kept back any longer. */
export const overStates: readonly string[] = ['finished', 'cancelled']

/** While a scoreboard is frozen, what came after is kept from all but those who keep the competition. */
export const frozenEmbargo: Embargo = {
  of: 'competition',
  moment: 'freezesAt',
  over: overStates,
  except: competitionWriters,
}

/** What the row of another program says beyond our fields, kept under its own names. */
export const keptParts = () =>
  parts({ name: text({ required: true, max: 200 }), value: markdown({ required: true, max: 20_000 }) })

/** The number of a row in the program that it came from. */
export const sourceText = () => text({ max: 100, opaque: true })
