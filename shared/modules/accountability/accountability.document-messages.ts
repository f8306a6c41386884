import { defineMessages } from '../../base/translate.ts'

/** Words that only the document of a case uses; names of fields and states are those of the record. */
export const accountabilityDocumentMessages = defineMessages({
  en: {
    'accountabilityDocument.kind': 'Accountability case',
    'accountabilityDocument.subject': 'The lapse {{number}}, how it was heard and decided',
    'accountabilityDocument.state': 'State',
    'accountabilityDocument.undecided': 'Not pursued',
    'accountabilityDocument.appealed': 'Outcome of the appeal: {{outcome}}.',
    'accountabilityDocument.range': 'Measures of the rule',
    'accountabilityDocument.between': '{{lightest}} to {{heaviest}}',
    'accountabilityDocument.appealDays_one': 'Appeal within {{count}} day.',
    'accountabilityDocument.appealDays_other': 'Appeal within {{count}} days.',
    'accountabilityDocument.course': 'Course of the case',
    'accountabilityDocument.by': '{{day}}, {{person}}',
    'accountabilityDocument.passedOver': 'Left out.',
    'accountabilityDocument.grounds': 'What the case rests on',
    'accountabilityDocument.file': 'File',
    'accountabilityDocument.digest': 'SHA-256',
    'accountabilityDocument.personal':
      'This document names a person and what they have to answer for. Whoever may not read the case must not hold it.',
    'accountabilityDocument.signOffText':
      'By signing, whoever decided states that the case was heard and decided as told here; the person concerned confirms having received it, which is no admission. A signature covers every page, the attached records and the proof.',
    'accountabilityDocument.duty.decided': 'Decided by',
    'accountabilityDocument.duty.decidedAppeal': 'Appeal decided by',
    'accountabilityDocument.duty.notPursued': 'Not pursued by',
    'accountabilityDocument.duty.concerned': 'Received by the person concerned',
  },
  'zh-CN': {
    'accountabilityDocument.kind': '问责案件',
    'accountabilityDocument.subject': '{{number}}失责情况及其陈述、处理过程',
    'accountabilityDocument.state': '状态',
    'accountabilityDocument.undecided': '不予追究',
    'accountabilityDocument.appealed': '复议结果：{{outcome}}。',
    'accountabilityDocument.range': '规定的处理幅度',
    'accountabilityDocument.between': '{{lightest}}至{{heaviest}}',
    'accountabilityDocument.appealDays_other': '可在{{count}}日内申诉。',
    'accountabilityDocument.course': '办理过程',
    'accountabilityDocument.by': '{{day}}，{{person}}',
    'accountabilityDocument.passedOver': '未进行。',
    'accountabilityDocument.grounds': '相关记录',
    'accountabilityDocument.file': '文件',
    'accountabilityDocument.digest': 'SHA-256',
    'accountabilityDocument.personal': '本文件载有个人及其失责情况，无权查阅本案的人员不得持有。',
    'accountabilityDocument.signOffText':
      '决定人签名，确认本案已按所载过程听取陈述并作出决定；被问责人签名仅确认收到本文件，不表示承认。签名覆盖全部页面、所附记录及证明。',
    'accountabilityDocument.duty.decided': '处理决定人',
    'accountabilityDocument.duty.decidedAppeal': '复议决定人',
    'accountabilityDocument.duty.notPursued': '不予追究决定人',
    'accountabilityDocument.duty.concerned': '被问责人签收',
  },
})
