import { defineMessages } from '#shared/base/translate.ts'

export const draftsMessages = defineMessages({
  en: {
    'drafts.title': 'Continue where you stopped',
    'drafts.name': '{{kind}}: {{title}}',
    'drafts.open': 'Go on',
    'drafts.openOf': 'Go on with {{name}}',
    'drafts.throwAway': 'Throw away',
    'drafts.throwAwayOf': 'Throw away {{name}}',
    'drafts.thrown': 'Thrown away: {{name}}',
    'drafts.undo': 'Undo',
    'drafts.undoOf': 'Put back {{name}}',
  },
  'zh-CN': {
    'drafts.title': '继续未完成的内容',
    'drafts.name': '{{kind}}：{{title}}',
    'drafts.open': '继续填写',
    'drafts.openOf': '继续填写 {{name}}',
    'drafts.throwAway': '放弃',
    'drafts.throwAwayOf': '放弃 {{name}}',
    'drafts.thrown': '已放弃：{{name}}',
    'drafts.undo': '撤销',
    'drafts.undoOf': '恢复 {{name}}',
  },
})
