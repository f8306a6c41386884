import { defineMessages } from '../../base/translate.ts'

/** Words of the recovery kit, a page that is printed once and kept on paper. */
export const recoveryKitMessages = defineMessages({
  en: {
    'kit.title': 'Recovery kit',
    'kit.subject': 'Recovery key of the vault {{name}}',
    'kit.secret': 'SECRET · print once, then delete the file',
    'kit.file': 'Recovery kit of {{name}}',
    'kit.vault': 'Vault',
    'kit.made': 'Made on',
    'kit.key': 'Recovery key',
    'kit.keyNote':
      'Eight groups of eight. Read row by row. There is no letter I, L, O or U; a slip is reported with the number of its group.',
    'kit.opens': 'What it opens',
    'kit.opensText':
      '- Every record and every file of this vault, for whoever also holds the vault’s folder.\n- A new password for any member of the vault, when the old one is lost.',
    'kit.not': 'What it does not do',
    'kit.notText':
      '- It brings back no vault whose folder is gone: back the folder up.\n- It opens no other vault, and it changes no signature that stands.',
    'kit.keep': 'Where to keep it',
    'kit.keepText':
      '- In a safe or a sealed envelope, in another building than the computer.\n- Not as a photograph, not in mail, not in a cloud, not beside a backup of the vault.\n- If somebody may have read it, tell the vault’s administrator at once.',
    'kit.use': 'How to use it',
    'kit.useText': 'Open Sealbook, choose the vault, then “Use a recovery key”, and type the groups in order.',
    'kit.hand': 'To be filled in by hand',
    'kit.place': 'Kept at',
    'kit.person': 'Kept by',
    'kit.date': 'Date and signature',
  },
  'zh-CN': {
    'kit.title': '恢复密钥单',
    'kit.subject': '保险库“{{name}}”的恢复密钥',
    'kit.secret': '机密 · 打印一份后请删除文件',
    'kit.file': '恢复密钥单-{{name}}',
    'kit.vault': '保险库',
    'kit.made': '生成日期',
    'kit.key': '恢复密钥',
    'kit.keyNote': '共八组，每组八个字符，逐行读取。不含字母 I、L、O、U；输错时会提示所在组号。',
    'kit.opens': '可以打开什么',
    'kit.opensText':
      '- 持有保险库文件夹者凭此可打开其中全部记录和文件。\n- 成员遗失密码时，可凭此为任一成员设置新密码。',
    'kit.not': '不能做什么',
    'kit.notText': '- 保险库文件夹丢失时无法凭此恢复，请另行备份文件夹。\n- 不能打开其他保险库，也不能更改已有的签名。',
    'kit.keep': '如何保管',
    'kit.keepText':
      '- 存放于保险柜或密封信封，并与电脑不在同一建筑。\n- 不拍照、不发邮件、不存云端，不与保险库备份放在一起。\n- 如可能已被他人看到，请立即告知保险库管理员。',
    'kit.use': '如何使用',
    'kit.useText': '打开 Sealbook，选择保险库，再选择“使用恢复密钥”，按顺序输入各组字符。',
    'kit.hand': '手工填写',
    'kit.place': '保管地点',
    'kit.person': '保管人',
    'kit.date': '日期与签名',
  },
})
