import { defineMessages } from '../../base/translate.ts'

/** Why a question of another program is not taken into the bank. */
export const questionFileMessages = defineMessages({
  en: {
    'questionFile.fault.kind': '“{{name}}” is of the kind “{{kind}}”, which the bank does not ask.',
    'questionFile.fault.partial': '“{{name}}” gives parts of its points for some answers, which the bank does not do.',
    'questionFile.fault.wildcard': '“{{name}}” accepts texts by a pattern with *, which the bank does not do.',
    'questionFile.fault.case': '“{{name}}” tells capitals from small letters, which the bank does not do.',
    'questionFile.fault.numbers': '“{{name}}” has not exactly one right number.',
    'questionFile.fault.picture': '“{{name}}” shows a picture or a file, which the bank does not hold.',
    'questionFile.fault.empty': 'The question says nothing.',
    'questionFile.fault.sameName':
      'Another question is called “{{name}}” too (at {{first}}), so that the two cannot be told apart later.',
  },
  'zh-CN': {
    'questionFile.fault.kind': '“{{name}}”的题型为“{{kind}}”，题库不支持。',
    'questionFile.fault.partial': '“{{name}}”对部分答案给部分分数，题库不支持。',
    'questionFile.fault.wildcard': '“{{name}}”用带 * 的模式接受答案，题库不支持。',
    'questionFile.fault.case': '“{{name}}”区分大小写，题库不支持。',
    'questionFile.fault.numbers': '“{{name}}”的正确数值不是恰好一个。',
    'questionFile.fault.picture': '“{{name}}”含有图片或文件，题库不保存。',
    'questionFile.fault.empty': '该题没有任何文字。',
    'questionFile.fault.sameName': '另有一题也叫“{{name}}”（位置 {{first}}），以后无法区分。',
  },
})
