import { defineMessages } from '../../base/translate.ts'
import { actionMessages } from './audits.action-messages.ts'
import { auditMessages } from './audits.audit-messages.ts'
import { checklistMessages } from './audits.checklist-messages.ts'
import { evidenceItemMessages } from './audits.evidence-messages.ts'
import { findingMessages } from './audits.finding-messages.ts'
import { followUpMessages } from './audits.follow-up-messages.ts'
import { independenceMessages } from './audits.independence-messages.ts'
import { reviewNoteMessages } from './audits.review-note-messages.ts'
import { findingScaleMessages } from './audits.scale-messages.ts'
import { templateMessages } from './audits.template-messages.ts'

export const auditsMessages = defineMessages({
  en: {
    'module.audits': 'Audits',
    ...auditMessages.en,
    ...independenceMessages.en,
    ...checklistMessages.en,
    ...templateMessages.en,
    ...reviewNoteMessages.en,
    ...evidenceItemMessages.en,
    ...findingMessages.en,
    ...findingScaleMessages.en,
    ...followUpMessages.en,
    ...actionMessages.en,
  },
  'zh-CN': {
    'module.audits': '审计',
    ...auditMessages['zh-CN'],
    ...independenceMessages['zh-CN'],
    ...checklistMessages['zh-CN'],
    ...templateMessages['zh-CN'],
    ...reviewNoteMessages['zh-CN'],
    ...evidenceItemMessages['zh-CN'],
    ...findingMessages['zh-CN'],
    ...findingScaleMessages['zh-CN'],
    ...followUpMessages['zh-CN'],
    ...actionMessages['zh-CN'],
  },
})
