import { defineMessages } from '../base/translate.ts'

/** Why a population was not frozen, a sample not drawn, or an audit not handed over. */
export const samplingErrorMessages = defineMessages({
  en: {
    'errors.populationFaults': 'Some rows cannot be drawn, so nothing was frozen.',
    'errors.populationEmpty': 'There is nothing to freeze.',
    'errors.populationTooLarge': 'A population has at most 200,000 items.',
    'errors.populationStrata': 'A population has at most 500 strata.',
    'errors.populationTotal': 'The amounts sum to more than 999,999,999,999.99.',
    'errors.oscalNothing': 'Every finding of the audit is closed, so there is nothing to plan.',
    'errors.populationChanged': 'The file of the population is not the one that was frozen.',
  },
  'zh-CN': {
    'errors.populationFaults': '部分行无法抽取，未固化任何内容。',
    'errors.populationEmpty': '没有可固化的内容。',
    'errors.populationTooLarge': '总体最多 20 万项。',
    'errors.populationStrata': '总体最多分为 500 层。',
    'errors.populationTotal': '金额合计达到或超过一万亿。',
    'errors.oscalNothing': '该审计的发现均已关闭，没有需要列入计划的事项。',
    'errors.populationChanged': '总体文件与固化时不一致。',
  },
})
