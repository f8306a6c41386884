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
