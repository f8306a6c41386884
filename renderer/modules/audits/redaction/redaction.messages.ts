import { defineMessages } from '#shared/base/translate.ts'

export const redactionMessages = defineMessages({
  en: {
    'redaction.open': 'Redact',
    'redaction.openOf': 'Redact {{name}}',
    'redaction.title': 'Redact {{name}}',
    'redaction.about':
      'Draw boxes over what must not leave. Arrow keys move the chosen box, with Shift they size it, Delete takes it away. The original stays in the vault.',
    'redaction.add': 'Add a box',
    'redaction.box': 'Box {{number}}: {{x}}, {{y}}, {{width}} × {{height}}',
    'redaction.save': 'Keep the redacted copy',
    'redaction.cancel': 'Cancel',
    'redaction.copy': 'Redacted copy, which packs take: {{name}}',
    'packing.redacted': 'Of these, {{redacted}} leave as redacted copies.',
  },
  'zh-CN': {
    'redaction.open': '遮盖',
    'redaction.openOf': '遮盖 {{name}}',
    'redaction.title': '遮盖 {{name}}',
    'redaction.about':
      '在不得外传的内容上画框。方向键移动所选框，按住 Shift 调整大小，Delete 删除。原件保留在保险库中。',
    'redaction.add': '添加框',
    'redaction.box': '框 {{number}}：{{x}}，{{y}}，{{width}} × {{height}}',
    'redaction.save': '保存遮盖副本',
    'redaction.cancel': '取消',
    'redaction.copy': '遮盖副本（证据包采用）：{{name}}',
    'packing.redacted': '其中 {{redacted}} 个以遮盖副本导出。',
  },
})
