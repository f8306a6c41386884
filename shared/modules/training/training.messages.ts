import { defineMessages } from '../../base/translate.ts'
import { assessmentMessages } from './training.assessment-messages.ts'
import { competitionMessages } from './training.competition-messages.ts'
import { courseMessages } from './training.course-messages.ts'
import { scoreMessages } from './training.score-messages.ts'
import { trainingSessionMessages } from './training.training-session-messages.ts'

export const trainingMessages = defineMessages({
  en: {
    'module.training': 'Training',
    ...courseMessages.en,
    ...trainingSessionMessages.en,
    ...assessmentMessages.en,
    ...competitionMessages.en,
    ...scoreMessages.en,
  },
  'zh-CN': {
    'module.training': '培训与考核',
    ...courseMessages['zh-CN'],
    ...trainingSessionMessages['zh-CN'],
    ...assessmentMessages['zh-CN'],
    ...competitionMessages['zh-CN'],
    ...scoreMessages['zh-CN'],
  },
})
