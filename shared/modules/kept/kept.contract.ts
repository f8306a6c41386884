import { z } from 'zod'
import { answer, command, query } from '../../contract/operation.ts'
import { cleanText } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * What the window keeps for a member: unfinished forms, named filters, chosen columns, column mappings of imports, how
 * far a guide has come, what has been seen, and how its views are set up.
 */
const keptKinds = ['draft', 'filter', 'columns', 'mapping', 'guide', 'seen', 'view'] as const
export type KeptKind = (typeof keptKinds)[number]

/** One thing kept; `value` is whatever the window put there, `at` an instant. */
export type KeptValue = { readonly key: string; readonly value: unknown; readonly at: string }

/** The most characters that one value may take as JSON. */
const longest = 1024 * 1024

/** The JSON of a value, or null where it has none or too much of it. */
function jsonOf(value: unknown): string | null {
  try {
    const text: string | undefined = JSON.stringify(value)
    return text === undefined || text.length > longest ? null : text
  } catch {
    // Rings, and nesting deeper than the stack.
    return null
  }
}

const keptJson = z.unknown().transform((value, context) => {
  const text = jsonOf(value)
  if (text !== null) return text
  context.addIssue({ code: 'custom', message: 'tooLong', params: { max: longest } })
  return z.NEVER
})

const place = { kind: z.enum(keptKinds), key: cleanText(200, false).pipe(z.string().min(1)) }

/** Encrypted like everything else, seen by the member alone, outside journal, search and export. */
export const keptContract = {
  kept: {
    list: query(
      everyRole,
      z.strictObject({ kind: z.enum(keptKinds) }),
      answer<{ readonly values: readonly KeptValue[] }>(),
    ),
    put: command(everyRole, z.strictObject({ ...place, value: keptJson }), answer<{ readonly at: string }>()),
    remove: command(everyRole, z.strictObject(place), answer<{ readonly removed: boolean }>()),
  },
} as const
