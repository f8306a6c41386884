import { z } from 'zod'
import type { Titles } from '../../contract/list.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'
import type { Coverage } from './frameworks.coverage.ts'
import { frameworkNames } from './frameworks.names.ts'

const framework = z.enum(frameworkNames)
/** A chapter of MLPS such as 8.1, the general requirements of level 3; null for the whole framework. */
const scope = z
  .string()
  .regex(/^[6-9]\.[1-5]$/)
  .nullable()

export const frameworksContract = {
  frameworks: {
    /** How the requirements of a framework are covered by controls, with what the house has decided; titles of departments beside. */
    coverage: query(
      everyRole,
      z.strictObject({ framework, scope }),
      answer<{ readonly coverage: Coverage; readonly titles: Titles }>(),
    ),
    /** Makes a record of every requirement of a framework, or of one chapter of it, that has none yet, undecided, its title in that language. */
    begin: command(
      ['administrator', 'lead'],
      z.strictObject({ framework, scope, language: z.enum(['en', 'zh-CN']) }),
      answer<{ readonly created: readonly { readonly id: string; readonly revision: string }[] }>(),
    ),
  },
} as const
