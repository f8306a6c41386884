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
    'errors.packRecipient': 'Key {{place}} is not a public key of age. It begins with “age1”.',
    'errors.packFileMissing': 'The vault has lost the file “{{name}}” of “{{record}}”, so the pack would not be whole.',
    'errors.populationChanged': 'The file of the population is not the one that was frozen.',
  },
  'zh-CN': {
    'errors.populationFaults': '部分行无法抽取，未固化任何内容。',
    'errors.populationEmpty': '没有可固化的内容。',
    'errors.populationTooLarge': '总体最多 20 万项。',
    'errors.populationStrata': '总体最多分为 500 层。',
    'errors.populationTotal': '金额合计达到或超过一万亿。',
    'errors.oscalNothing': '该审计的发现均已关闭，没有需要列入计划的事项。',
    'errors.packRecipient': '第 {{place}} 个公钥不是 age 公钥，应以“age1”开头。',
    'errors.packFileMissing': '保险库中缺少“{{record}}”的文件“{{name}}”，证据包将不完整。',
    'errors.populationChanged': '总体文件与固化时不一致。',
  },
})
