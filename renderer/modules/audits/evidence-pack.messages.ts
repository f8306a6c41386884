import { defineMessages } from '#shared/base/translate.ts'

/** Words of making an evidence pack of an audit. */
export const evidencePackMessages = defineMessages({
  en: {
    'packing.title': 'Evidence pack',
    'packing.about':
      'A ZIP of the evidence, the records and the signed reports of this audit, with a list of digests under your signature. Anyone can check it without Sealbook.',
    'packing.holds': 'Now: {{files}} files ({{size}}) of {{records}} records, and {{reports}} signed reports.',
    'packing.empty': 'No evidence is attached to this audit yet; the pack would hold its records alone.',
    'packing.large':
      'At {{size}} it is too large for the window. Write it on the command line: npm run sealbook -- pack VAULT {{id}} -o FILE',
    'packing.make': 'Make the pack',
    'packing.explained':
      'You sign the list of all files. What left, when and for whom is journalled; the pack itself is not kept.',
    'packing.recipients': 'Seal to the keys',
    'packing.recipients.help':
      'Public keys of age, one a line (age1…). Only their owners can open the pack. Empty: not sealed.',
    'packing.running': 'Making the evidence pack',
    'packing.done': 'The pack is made and signed.',
    'packing.before': 'Made before',
  },
  'zh-CN': {
    'packing.title': '证据包',
    'packing.about':
      '包含本审计的证据、记录和已签名报告的 ZIP 文件，附由您签名的摘要清单。任何人无需 Sealbook 即可核验。',
    'packing.holds': '目前：{{records}} 条记录的 {{files}} 个文件（{{size}}），以及 {{reports}} 份已签名报告。',
    'packing.empty': '本审计尚未附有证据，证据包将只含其记录。',
    'packing.large': '大小为 {{size}}，无法在窗口中保存。请使用命令行：npm run sealbook -- pack VAULT {{id}} -o FILE',
    'packing.make': '制作证据包',
    'packing.explained': '您将对全部文件的清单签名。交出的内容、时间和接收人会记入日志；证据包本身不留存。',
    'packing.recipients': '加密给公钥',
    'packing.recipients.help': 'age 公钥，每行一个（age1…）。只有其持有人能打开证据包；留空则不加密。',
    'packing.running': '正在制作证据包',
    'packing.done': '证据包已制作并签名。',
    'packing.before': '已制作的证据包',
  },
})
