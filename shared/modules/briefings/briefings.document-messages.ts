import { defineMessages } from '../../base/translate.ts'

/** Words that only the document of a briefing uses; names of fields and states are those of the record. */
export const briefingDocumentMessages = defineMessages({
  en: {
    'briefingDocument.kind': 'Committee briefing',
    'briefingDocument.subject': 'What {{committee}} was told of {{period}}, and what it decided',
    'briefingDocument.period': 'Period',
    'briefingDocument.state': 'State',
    'briefingDocument.material_one': '{{count}} material risk or finding',
    'briefingDocument.material_other': '{{count}} material risks and findings',
    'briefingDocument.noMaterial': 'No material risk or finding',
    'briefingDocument.notTabled': 'How they stand is told when the briefing is tabled.',
    'briefingDocument.grades': 'Critical {{critical}}, high {{high}}.',
    'briefingDocument.outcome': 'Present {{present}} of {{seats}}. Decisions {{decisions}}.',
    'briefingDocument.granted': 'Granted {{granted}} of {{asked}} requests.',
    'briefingDocument.asOf': 'As the committee was told on {{day}}; what became of them since is not told here.',
    'briefingDocument.noDecisions': 'No decision was recorded.',
    'briefingDocument.unanswered': 'No answer',
    'briefingDocument.unmarked': 'Not marked',
    'briefingDocument.notMinuted': 'The minutes are not settled yet.',
    'briefingDocument.file': 'File',
    'briefingDocument.digest': 'SHA-256',
    'briefingDocument.signOffText':
      'By signing, the persons below state that the committee was told this and that the minutes say what it decided. A signature covers every page, the attached records and the proof.',
    'briefingDocument.signOffTold':
      'By signing, the persons below state that the committee is told this. The minutes are not settled yet. A signature covers every page, the attached records and the proof.',
    'briefingDocument.duty.preparer': 'Prepared by',
    'briefingDocument.duty.minuteTaker': 'Minutes by',
    'briefingDocument.duty.chair': 'Chair of the meeting',
  },
  'zh-CN': {
    'briefingDocument.kind': '委员会汇报',
    'briefingDocument.subject': '{{committee}}：{{period}}汇报内容与决定事项',
    'briefingDocument.period': '期间',
    'briefingDocument.state': '状态',
    'briefingDocument.material_other': '重大风险与问题共 {{count}} 项',
    'briefingDocument.noMaterial': '无重大风险与问题',
    'briefingDocument.notTabled': '提交汇报时列出重大风险与问题状况。',
    'briefingDocument.grades': '严重 {{critical}} 项，高 {{high}} 项。',
    'briefingDocument.outcome': '出席 {{present}} 人，应到 {{seats}} 人。决定 {{decisions}} 项。',
    'briefingDocument.granted': '资源申请 {{asked}} 项，同意 {{granted}} 项。',
    'briefingDocument.asOf': '以上为 {{day}} 向委员会汇报时的状况，此后的变化不在本文件之内。',
    'briefingDocument.noDecisions': '无决定事项记录。',
    'briefingDocument.unanswered': '未批复',
    'briefingDocument.unmarked': '未登记',
    'briefingDocument.notMinuted': '会议纪要尚未确定。',
    'briefingDocument.file': '文件',
    'briefingDocument.digest': 'SHA-256',
    'briefingDocument.signOffText':
      '签署人确认：委员会已听取以上汇报，会议纪要如实记载其决定。签名涵盖全部页面、所附记录与证明。',
    'briefingDocument.signOffTold':
      '签署人确认：以上内容向委员会汇报，会议纪要尚未确定。签名涵盖全部页面、所附记录与证明。',
    'briefingDocument.duty.preparer': '编写人',
    'briefingDocument.duty.minuteTaker': '纪要整理人',
    'briefingDocument.duty.chair': '会议主持人',
  },
})
