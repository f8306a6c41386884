import { defineMessages } from '../../base/translate.ts'

/** How far a requirement is covered, in the words of screens and documents. */
export const coverageMessages = defineMessages({
  en: {
    'coverage.standing.effective': 'Effective',
    'coverage.standing.operating': 'In operation, not proven',
    'coverage.standing.ineffective': 'Ineffective',
    'coverage.standing.planned': 'Planned',
    'coverage.standing.none': 'No control',
    'coverage.standing.notApplicable': 'Not applicable',
    'statementDocument.refused.undecided': 'Nobody has decided yet whether a requirement of this framework applies.',
  },
  'zh-CN': {
    'coverage.standing.effective': '有效',
    'coverage.standing.operating': '运行中，未验证',
    'coverage.standing.ineffective': '无效',
    'coverage.standing.planned': '计划中',
    'coverage.standing.none': '无控制措施',
    'coverage.standing.notApplicable': '不适用',
    'statementDocument.refused.undecided': '该标准尚无任何要求作出适用性决定。',
  },
})
