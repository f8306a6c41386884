import { defineMessages } from '../../base/translate.ts'
import { assetMessages } from './assets.asset-messages.ts'
import { baselineMessages } from './assets.baseline-messages.ts'
import { remedyPeriodMessages } from './assets.remedy-messages.ts'
import { scanMessages } from './assets.scan-messages.ts'
import { synchronyMessages } from './assets.synchrony-messages.ts'
import { vulnerabilityMessages } from './assets.vulnerability-messages.ts'

export const assetsMessages = defineMessages({
  en: {
    'module.assets': 'Assets',
    'assetDocument.refused.noHead': 'State who heads this unit first: the head signs its asset register.',
    'weaknessDocument.refused.noHead': 'State who heads this unit first: the head signs its vulnerability report.',
    ...assetMessages.en,
    ...synchronyMessages.en,
    ...vulnerabilityMessages.en,
    ...remedyPeriodMessages.en,
    ...scanMessages.en,
    ...baselineMessages.en,
  },
  'zh-CN': {
    'module.assets': '资产',
    'assetDocument.refused.noHead': '请先填写该单位负责人，资产台账由其签署。',
    'weaknessDocument.refused.noHead': '请先填写该单位负责人，漏洞报告由其签署。',
    ...assetMessages['zh-CN'],
    ...synchronyMessages['zh-CN'],
    ...vulnerabilityMessages['zh-CN'],
    ...remedyPeriodMessages['zh-CN'],
    ...scanMessages['zh-CN'],
    ...baselineMessages['zh-CN'],
  },
})
