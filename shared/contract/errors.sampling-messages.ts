import { defineMessages } from '../base/translate.ts'

/** Why a population was not frozen, a sample not drawn, or an audit not handed over. */
export const samplingErrorMessages = defineMessages({
  en: {
    'errors.populationFaults': 'Some rows cannot be drawn, so nothing was frozen.',
    'errors.populationEmpty': 'There is nothing to freeze.',
    'errors.populationTooLarge': 'A population has at most 200,000 items.',
    'errors.populationStrata': 'A population has at most 500 strata.',
    'errors.populationTotal': 'The amounts sum to more than 999,999,999,999.99.',
    'errors.oscalUnknown': 'The file is neither OSCAL assessment results nor an OSCAL plan of action and milestones.',
    'errors.oscalVersion': 'The file says that it is of OSCAL version “{{version}}”; versions 1.x are read.',
    'errors.oscalShape': 'The file is not what OSCAL describes: the fault is at {{place}}.',
    'errors.oscalMany': 'The file holds {{count}} findings; at most {{most}} are taken over at once.',
    'errors.oscalLarge': 'The file is larger than {{megabytes}} MB.',
    'errors.oscalNothing': 'Every finding of the audit is closed, so there is nothing to plan.',
    'errors.packRecipient': 'Key {{place}} is not a public key of age. It begins with “age1”.',
    'errors.packFileMissing': 'The vault has lost the file “{{name}}” of “{{record}}”, so the pack would not be whole.',
    'errors.populationChanged': 'The file of the population is not the one that was frozen.',
    'errors.sealWithoutFile': 'No signed file of this seal was kept, so it cannot be said what the report shows.',
    'errors.sealedFileDiffers':
      'The kept file does not hold the records that were sealed. The vault or the file was altered.',
  },
  'zh-CN': {
    'errors.populationFaults': '部分行无法抽取，未固化任何内容。',
    'errors.populationEmpty': '没有可固化的内容。',
    'errors.populationTooLarge': '总体最多 20 万项。',
    'errors.populationStrata': '总体最多分为 500 层。',
    'errors.populationTotal': '金额合计达到或超过一万亿。',
    'errors.oscalUnknown': '该文件既不是 OSCAL 评估结果，也不是 OSCAL 行动计划与里程碑。',
    'errors.oscalVersion': '文件标明为 OSCAL “{{version}}”版；可读取 1.x 版。',
    'errors.oscalShape': '文件不符合 OSCAL 规范：{{place}} 处有误。',
    'errors.oscalMany': '文件中有 {{count}} 项发现，一次最多导入 {{most}} 项。',
    'errors.oscalLarge': '文件超过 {{megabytes}} MB。',
    'errors.oscalNothing': '该审计的发现均已关闭，没有需要列入计划的事项。',
    'errors.packRecipient': '第 {{place}} 个公钥不是 age 公钥，应以“age1”开头。',
    'errors.packFileMissing': '保险库中缺少“{{record}}”的文件“{{name}}”，证据包将不完整。',
    'errors.populationChanged': '总体文件与固化时不一致。',
    'errors.sealWithoutFile': '该封存没有留存签名文件，无法得知报告所示内容。',
    'errors.sealedFileDiffers': '留存的文件与所封存的记录不符，保险库或文件曾被改动。',
  },
})
