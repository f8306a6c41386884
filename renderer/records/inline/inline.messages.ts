import { defineMessages } from '#shared/base/translate.ts'

export const inlineMessages = defineMessages({
  en: {
    'inline.edit': 'Edit {{field}}',
    'inline.keys': 'Enter saves, Tab saves and goes to the next cell, Escape leaves it as it was.',
    'inline.saving': 'Saving',
    'inline.back': 'Back to the cell',
    'undo.archived': '{{title}}: archived.',
    'undo.restored': '{{title}}: brought back from the archive.',
    'undo.changed': '{{title}}: {{field}} changed.',
    'undo.changedFields_one': '{{title}}: {{count}} field changed.',
    'undo.changedFields_other': '{{title}}: {{count}} fields changed.',
    'undo.done': 'Undone, as a new change: {{what}}',
    'undo.none': 'Nothing was changed here that could be undone.',
    'undo.refused': 'Not undone. {{what}}',
    'undo.since': 'The record has been changed since.',
  },
  'zh-CN': {
    'inline.edit': '编辑{{field}}',
    'inline.keys': 'Enter 保存，Tab 保存并转到下一单元格，Esc 取消。',
    'inline.saving': '正在保存',
    'inline.back': '返回单元格',
    'undo.archived': '{{title}}：已归档。',
    'undo.restored': '{{title}}：已恢复。',
    'undo.changed': '{{title}}：已修改{{field}}。',
    'undo.changedFields_other': '{{title}}：已修改 {{count}} 个字段。',
    'undo.done': '已撤销，并记为一次新的修改：{{what}}',
    'undo.none': '本窗口没有可撤销的修改。',
    'undo.refused': '未撤销。{{what}}',
    'undo.since': '此后该记录又有修改。',
  },
})
