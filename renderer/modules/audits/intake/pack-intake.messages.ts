import { defineMessages } from '#shared/base/translate.ts'

export const packIntakeMessages = defineMessages({
  en: {
    'packIntake.title': 'Evidence from a pack',
    'packIntake.about':
      'An evidence pack that somebody handed over: its signature and every file are checked while it is read, and what is new becomes evidence of this audit, with source and chain of custody.',
    'packIntake.open': 'Read a pack',
    'packIntake.choose': 'Choose the pack',
    'packIntake.other': 'Choose another pack',
    'packIntake.reading': 'Reading the pack',
    'packIntake.file': 'File',
    'packIntake.size': 'Size',
    'packIntake.collected': 'Put there',
    'packIntake.collectedBy': '{{who}}, {{when}}',
    'packIntake.untold': 'not told',
    'packIntake.state.new': 'new',
    'packIntake.state.there': 'there already',
    'packIntake.state.empty': 'holds nothing, left out',
    'packIntake.heldBy': 'Held by {{held}}',
    'packIntake.source': 'Source: {{source}}',
    'packIntake.loss.steps_one':
      'Its chain of custody is too long: the oldest step is left out and stands in the pack alone.',
    'packIntake.loss.steps_other':
      'Its chain of custody is too long: the {{count}} oldest steps are left out and stand in the pack alone.',
    'packIntake.loss.texts_one':
      '{{count}} of its texts (title, source, custody) is too long and is shortened; the pack keeps it whole.',
    'packIntake.loss.texts_other':
      '{{count}} of its texts (title, source, custody) are too long and are shortened; the pack keeps them whole.',
    'packIntake.lossy_one':
      'Not everything that is told of {{count}} file fits: see there what is left out, and keep the pack.',
    'packIntake.lossy_other':
      'Not everything that is told of {{count}} files fits: see there what is left out, and keep the pack.',
    'packIntake.none': 'The pack holds no evidence.',
    'packIntake.nothing': 'The audit has every file of this pack already.',
    'packIntake.more': 'Not shown: {{count}}. They come in as well.',
    'packIntake.take_one': 'Take in {{count}} file',
    'packIntake.take_other': 'Take in {{count}} files',
    'packIntake.taken_one': '{{count}} file was taken in as evidence.',
    'packIntake.taken_other': '{{count}} files were taken in as evidence.',
    'packIntake.unknown':
      'Whoever signed it is not known to this vault: compare the fingerprint with what the organisation told you by another way.',
  },
  'zh-CN': {
    'packIntake.title': '来自证据包的证据',
    'packIntake.about': '他人交来的证据包：读取时核验签名和每个文件，新文件连同来源和保管链成为本次审计的证据。',
    'packIntake.open': '读取证据包',
    'packIntake.choose': '选择证据包',
    'packIntake.other': '选择其他证据包',
    'packIntake.reading': '正在读取证据包',
    'packIntake.file': '文件',
    'packIntake.size': '大小',
    'packIntake.collected': '存入',
    'packIntake.collectedBy': '{{who}}，{{when}}',
    'packIntake.untold': '未注明',
    'packIntake.state.new': '新文件',
    'packIntake.state.there': '已有',
    'packIntake.state.empty': '空文件，不导入',
    'packIntake.heldBy': '原属“{{held}}”',
    'packIntake.source': '来源：{{source}}',
    'packIntake.loss.steps_other': '保管链过长：最早的 {{count}} 步不导入，仅载于证据包内。',
    'packIntake.loss.texts_other': '有 {{count}} 处文字（标题、来源、保管链）过长，导入时截短；完整内容见证据包。',
    'packIntake.lossy_other': '有 {{count}} 个文件的说明无法全部导入：不导入的内容已在各文件下注明，请保存好证据包。',
    'packIntake.none': '该证据包中没有证据。',
    'packIntake.nothing': '该证据包的文件在本次审计中均已存在。',
    'packIntake.more': '未显示 {{count}} 个文件，同样会导入。',
    'packIntake.take_other': '导入 {{count}} 个文件',
    'packIntake.taken_other': '已导入 {{count}} 个文件作为证据。',
    'packIntake.unknown': '本保险库不认识签名人：请与该单位通过其他途径提供的指纹核对。',
  },
})
