import { catalogueMessages } from './indicators.catalogue.ts'
import { indicatorMessages } from './indicators.indicator-messages.ts'
import { readingMessages } from './indicators.reading-messages.ts'
import { formulaWordMessages } from './indicators.words-messages.ts'

/** The words of the module, in both languages. */
export const indicatorsMessages = {
  en: { ...indicatorMessages.en, ...readingMessages.en, ...formulaWordMessages.en, ...catalogueMessages.en },
  'zh-CN': {
    ...indicatorMessages['zh-CN'],
    ...readingMessages['zh-CN'],
    ...formulaWordMessages['zh-CN'],
    ...catalogueMessages['zh-CN'],
  },
}
