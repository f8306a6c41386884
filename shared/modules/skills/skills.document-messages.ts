import { defineMessages } from '../../base/translate.ts'

/** Words that only the document of a growth plan uses; names of fields and states are those of the record. */
export const growthDocumentMessages = defineMessages({
  en: {
    'growthDocument.kind': 'Growth plan',
    'growthDocument.subject': 'What {{person}} wants to be able to do, {{period}}',
    'growthDocument.state': 'State',
    'growthDocument.on': 'As of',
    'growthDocument.skills': 'From the beginning to the aim',
    'growthDocument.noSkills': 'The plan names no skill: neither its goals nor a role profile.',
    'growthDocument.levels': 'Levels, the least first: {{levels}}.',
    'growthDocument.chartText': 'Skills with their level now and the level aimed at: {{skills}}',
    'growthDocument.axis': '{{skill}} {{now}}, aimed at {{target}}',
    'growthDocument.late': 'Not reached',
    'growthDocument.noReviews': 'No review has been recorded.',
    'growthDocument.files': 'Evidence',
    'growthDocument.file': 'File',
    'growthDocument.digest': 'SHA-256',
    'growthDocument.signOffText':
      'By signing, the persons below state that this plan was agreed between them and that it says how far it has come. A signature covers every page, the attached records and the proof.',
    'growthDocument.duty.guide': 'Agreed by',
    'growthDocument.duty.closer': 'Closed by',
    'growthDocument.duty.person': 'The person of this plan',
  },
  'zh-CN': {
    'growthDocument.kind': '个人成长计划',
    'growthDocument.subject': '{{person}}的能力成长目标，{{period}}',
    'growthDocument.state': '状态',
    'growthDocument.on': '截至',
    'growthDocument.skills': '从起点到目标',
    'growthDocument.noSkills': '本计划的目标与岗位要求均未涉及技能。',
    'growthDocument.levels': '水平由低到高：{{levels}}。',
    'growthDocument.chartText': '各项技能的当前水平与目标水平：{{skills}}',
    'growthDocument.axis': '{{skill}}{{now}}，目标{{target}}',
    'growthDocument.late': '未达成',
    'growthDocument.noReviews': '尚无回顾记录。',
    'growthDocument.files': '证据',
    'growthDocument.file': '文件',
    'growthDocument.digest': 'SHA-256',
    'growthDocument.signOffText':
      '签署人确认：本计划经双方商定，并如实反映目前的进展。签名涵盖全部页面、所附记录与证明。',
    'growthDocument.duty.guide': '确认人',
    'growthDocument.duty.closer': '关闭人',
    'growthDocument.duty.person': '计划对象',
  },
})
