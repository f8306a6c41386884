import { occurrenceMessages } from './cadence.occurrence-messages.ts'
import { recurrenceMessages } from './cadence.recurrence-messages.ts'
import { scheduleMessages } from './cadence.schedule-messages.ts'

/** The words of the module, in both languages. */
export const cadenceMessages = {
  en: { ...scheduleMessages.en, ...occurrenceMessages.en, ...recurrenceMessages.en },
  'zh-CN': { ...scheduleMessages['zh-CN'], ...occurrenceMessages['zh-CN'], ...recurrenceMessages['zh-CN'] },
}
