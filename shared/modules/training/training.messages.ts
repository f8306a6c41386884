import { defineMessages } from '../../base/translate.ts'
import { assessmentMessages } from './training.assessment-messages.ts'
import { attemptMessages } from './training.attempt-messages.ts'
import { awarenessMessages } from './training.awareness-messages.ts'
import { badgeMessages } from './training.badge-messages.ts'
import { certificateMessages } from './training.certificate-messages.ts'
import { competitionMessages } from './training.competition-messages.ts'
import { courseMessages } from './training.course-messages.ts'
import { questionFileMessages } from './training.question-file-messages.ts'
import { questionMessages } from './training.question-messages.ts'
import { quizMessages } from './training.quiz-messages.ts'
import { rollMessages } from './training.roll-messages.ts'
import { scoreMessages } from './training.score-messages.ts'
import { signInMessages } from './training.sign-in-messages.ts'
import { trainingSessionMessages } from './training.training-session-messages.ts'

export const trainingMessages = defineMessages({
  en: {
    'module.training': 'Training',
    'assessmentDocument.refused.notPublished': 'Results are sealed once they are published.',
    'assessmentDocument.refused.ownOnly': 'Only who sees the scores of everybody reports their results.',
    ...courseMessages.en,
    ...trainingSessionMessages.en,
    ...assessmentMessages.en,
    ...competitionMessages.en,
    ...scoreMessages.en,
    ...certificateMessages.en,
    ...badgeMessages.en,
    ...awarenessMessages.en,
    ...questionMessages.en,
    ...questionFileMessages.en,
    ...quizMessages.en,
    ...attemptMessages.en,
    ...rollMessages.en,
    ...signInMessages.en,
  },
  'zh-CN': {
    'module.training': '培训与考核',
    'assessmentDocument.refused.notPublished': '结果发布后方可封存。',
    'assessmentDocument.refused.ownOnly': '须能查看全部得分的人员才能生成或封存结果报告。',
    ...courseMessages['zh-CN'],
    ...trainingSessionMessages['zh-CN'],
    ...assessmentMessages['zh-CN'],
    ...competitionMessages['zh-CN'],
    ...scoreMessages['zh-CN'],
    ...certificateMessages['zh-CN'],
    ...badgeMessages['zh-CN'],
    ...awarenessMessages['zh-CN'],
    ...questionMessages['zh-CN'],
    ...questionFileMessages['zh-CN'],
    ...quizMessages['zh-CN'],
    ...attemptMessages['zh-CN'],
    ...rollMessages['zh-CN'],
    ...signInMessages['zh-CN'],
  },
})
