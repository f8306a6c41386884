import { defineMessages } from '../../base/translate.ts'
import { policyApprovalMessages } from './policies.approval-messages.ts'
import { attestationMessages } from './policies.attestation-messages.ts'
import { clauseCommentMessages } from './policies.comment-messages.ts'
import { policyExceptionMessages } from './policies.exception-messages.ts'
import { gradingMessages } from './policies.grading-messages.ts'
import { policyMessages } from './policies.policy-messages.ts'
import { policyReviewMessages } from './policies.policy-review-messages.ts'
import { policyVersionMessages } from './policies.policy-version-messages.ts'

export const policiesMessages = defineMessages({
  en: {
    'module.policies': 'Policies',
    'policyReviewDocument.refused.planned': 'Start the review first: there is nothing to report on yet.',
    'policyReviewDocument.refused.cancelled': 'The review was cancelled; there is nothing to report on.',
    'policyReviewDocument.refused.ownOnly':
      'You see your own attestations alone; this report names everybody’s. An administrator, lead or auditor seals it.',
    'policyDocument.refused.noVersion': 'This policy has no version yet: there is no text to print.',
    'policyDocument.refused.unapproved':
      'This wording is not approved yet. It can be drawn as a draft; it is sealed once it is approved.',
    'policyDocument.refused.noOwner': 'Name the owner of the policy first: nobody could sign for it.',
    'dataRulesDocument.refused.noHead': 'State who heads this unit first: the head signs its data rules.',
    ...policyMessages.en,
    ...policyVersionMessages.en,
    ...policyReviewMessages.en,
    ...policyApprovalMessages.en,
    ...clauseCommentMessages.en,
    ...attestationMessages.en,
    ...policyExceptionMessages.en,
    ...gradingMessages.en,
  },
  'zh-CN': {
    'module.policies': '制度管理',
    'policyReviewDocument.refused.planned': '请先开始评审，目前尚无可报告的内容。',
    'policyReviewDocument.refused.cancelled': '评审已取消，没有可报告的内容。',
    'policyReviewDocument.refused.ownOnly':
      '您只能看到本人的签阅，本报告列出全体人员的签阅，请由管理员、负责人或审计员封存。',
    'policyDocument.refused.noVersion': '该制度尚无版本，没有可打印的正文。',
    'policyDocument.refused.unapproved': '该文本尚未批准，只能生成草稿，批准后方可封存。',
    'policyDocument.refused.noOwner': '请先指定制度责任人，否则无人可签署。',
    'dataRulesDocument.refused.noHead': '请先填写该单位负责人，数据分级与违规情况由其签署。',
    ...policyMessages['zh-CN'],
    ...policyVersionMessages['zh-CN'],
    ...policyReviewMessages['zh-CN'],
    ...policyApprovalMessages['zh-CN'],
    ...clauseCommentMessages['zh-CN'],
    ...attestationMessages['zh-CN'],
    ...policyExceptionMessages['zh-CN'],
    ...gradingMessages['zh-CN'],
  },
})
