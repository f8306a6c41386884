import { defineMessages } from '#shared/base/translate.ts'

/** What the approvals of a version say. */
export const approvalMessages = defineMessages({
  en: {
    'policyVersion.tab.approval': 'Approvals',
    'approval.status': '{{given}} of {{needed}} approvals given.',
    'approval.missing': 'Still required: {{names}}.',
    'approval.yours': 'You are asked to decide on this text.',
    'approval.now': 'Decisions',
    'approval.voided': 'Void decisions: {{count}}',
    'approval.notAsked_one': '{{count}} approver is named and will be asked when the version is submitted.',
    'approval.notAsked_other': '{{count}} approvers are named and will be asked when the version is submitted.',
    'approval.nobody': 'Nobody is named to approve this version.',
    'approval.nobody.help': 'Name approvers on the version before it is submitted.',
  },
  'zh-CN': {
    'policyVersion.tab.approval': '会签审批',
    'approval.status': '需 {{needed}} 人批准，已批准 {{given}} 人。',
    'approval.missing': '尚缺必需身份：{{names}}。',
    'approval.yours': '请您对此文本作出审批决定。',
    'approval.now': '审批情况',
    'approval.voided': '已失效的审批：{{count}} 条',
    'approval.notAsked_other': '已指定 {{count}} 名审批人，提交审批时征询。',
    'approval.nobody': '本版本尚未指定审批人。',
    'approval.nobody.help': '提交审批前请先在版本中指定审批人。',
  },
})
