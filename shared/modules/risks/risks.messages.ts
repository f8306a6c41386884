import { defineMessages } from '../../base/translate.ts'
import { riskMessages } from './risks.risk-messages.ts'
import { riskScaleMessages } from './risks.scale-messages.ts'
import { riskTreatmentMessages } from './risks.treatment-messages.ts'

export const risksMessages = defineMessages({
  en: {
    'module.risks': 'Risks',
    'riskDocument.refused.notInUse': 'This scale is not in use, so no register is kept by it.',
    ...riskScaleMessages.en,
    ...riskMessages.en,
    ...riskTreatmentMessages.en,
  },
  'zh-CN': {
    'module.risks': '风险',
    'riskDocument.refused.notInUse': '该风险标准尚未启用，没有按其登记的风险。',
    ...riskScaleMessages['zh-CN'],
    ...riskMessages['zh-CN'],
    ...riskTreatmentMessages['zh-CN'],
  },
})
