import { defineMessages } from '../../base/translate.ts'
import { riskMessages } from './risks.risk-messages.ts'
import { riskScaleMessages } from './risks.scale-messages.ts'
import { riskTreatmentMessages } from './risks.treatment-messages.ts'

export const risksMessages = defineMessages({
  en: {
    'module.risks': 'Risks',
    ...riskScaleMessages.en,
    ...riskMessages.en,
    ...riskTreatmentMessages.en,
  },
  'zh-CN': {
    'module.risks': '风险',
    ...riskScaleMessages['zh-CN'],
    ...riskMessages['zh-CN'],
    ...riskTreatmentMessages['zh-CN'],
  },
})
