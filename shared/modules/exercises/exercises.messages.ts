import { defineMessages } from '../../base/translate.ts'
import { attackMessages } from './exercises.attack-messages.ts'
import { attackStepMessages } from './exercises.attack-step-messages.ts'
import { deconflictionMessages } from './exercises.deconfliction-messages.ts'
import { defenceMessages } from './exercises.defence-messages.ts'
import { deliveryMessages } from './exercises.delivery-messages.ts'
import { detectionMessages } from './exercises.detection-messages.ts'
import { exerciseMessages } from './exercises.exercise-messages.ts'
import { lessonMessages } from './exercises.lesson-messages.ts'
import { planMessages } from './exercises.plan-messages.ts'
import { resultsMessages } from './exercises.results-messages.ts'
import { scoresMessages } from './exercises.scores-messages.ts'
import { stepFindingMessages } from './exercises.step-finding-messages.ts'
import { exerciseTemplateMessages } from './exercises.template-messages.ts'

export const exercisesMessages = defineMessages({
  en: {
    'module.exercises': 'Exercises',
    'afterAction.refused.findingsHidden':
      'The report tells what findings came of the exercise: it is sealed by somebody who may read them.',
    'afterAction.refused.notClosed': 'An after-action report is sealed once the exercise is closed.',
    ...exerciseMessages.en,
    ...planMessages.en,
    ...deliveryMessages.en,
    ...lessonMessages.en,
    ...exerciseTemplateMessages.en,
    ...attackMessages.en,
    ...attackStepMessages.en,
    ...defenceMessages.en,
    ...deconflictionMessages.en,
    ...detectionMessages.en,
    ...resultsMessages.en,
    ...scoresMessages.en,
    ...stepFindingMessages.en,
  },
  'zh-CN': {
    'module.exercises': '攻防演练',
    'afterAction.refused.findingsHidden': '报告包含由演练产生的发现，须由有权查看发现的人员封存。',
    'afterAction.refused.notClosed': '演练关闭后方可封存复盘报告。',
    ...exerciseMessages['zh-CN'],
    ...planMessages['zh-CN'],
    ...deliveryMessages['zh-CN'],
    ...lessonMessages['zh-CN'],
    ...exerciseTemplateMessages['zh-CN'],
    ...attackMessages['zh-CN'],
    ...attackStepMessages['zh-CN'],
    ...defenceMessages['zh-CN'],
    ...deconflictionMessages['zh-CN'],
    ...detectionMessages['zh-CN'],
    ...resultsMessages['zh-CN'],
    ...scoresMessages['zh-CN'],
    ...stepFindingMessages['zh-CN'],
  },
})
