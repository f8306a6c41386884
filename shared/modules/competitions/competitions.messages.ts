import { defineMessages } from '../../base/translate.ts'
import { awardMessages } from './competitions.award-messages.ts'
import { challengeMessages } from './competitions.challenge-messages.ts'
import { entrantMessages } from './competitions.entrant-messages.ts'
import { solveMessages } from './competitions.solve-messages.ts'

/** The words of what competitions are made of. */
export const competitionsMessages = defineMessages({
  en: {
    'module.competitions': 'Competitions',
    ...challengeMessages.en,
    ...entrantMessages.en,
    ...solveMessages.en,
    ...awardMessages.en,
  },
  'zh-CN': {
    'module.competitions': '竞赛',
    ...challengeMessages['zh-CN'],
    ...entrantMessages['zh-CN'],
    ...solveMessages['zh-CN'],
    ...awardMessages['zh-CN'],
  },
})
