import { errorsMessages } from '#shared/contract/errors.messages.ts'
import { adviceMessages } from './advice.messages.ts'
import { helpMessages } from './help/help.messages.ts'
import { lockedMessages } from './locked/locked.messages.ts'
import type { Catalogue } from './words.tsx'

/** All that is said before a vault is open. */
export const firstWords: readonly Catalogue[] = [lockedMessages, errorsMessages, adviceMessages, helpMessages]
