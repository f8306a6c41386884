import { defineMessages } from '#shared/base/translate.ts'

export const badgeViewMessages = defineMessages({
  en: {
    'certificate.tab.badge': 'Open Badge',
    'badge.about':
      'An Open Badge 3.0 is a file that says what was earned and by whom, signed with your key. Whoever gets it checks it without a network: under Verify, or with any program that reads Open Badges.',
    'badge.privacy':
      'Of the recipient it holds the salted hash of the e-mail address, or of the name where there is none.',
    'badge.notIssued': 'No badge of this certificate',
    'badge.notIssued.draft': 'A badge can be made once the certificate is issued.',
    'badge.notIssued.revoked':
      'The certificate is revoked. Badges of it that are about already are told as revoked by this vault only.',
    'badge.notIssued.own': 'It is your own: somebody else makes its badge.',
    'badge.notIssued.reader': 'Administrators, leads and trainers make badges.',
    'badge.format': 'File',
    'badge.format.svg': 'SVG picture',
    'badge.format.png': 'PNG picture',
    'badge.format.jwt': 'JWT, without a picture',
    'badge.language': 'Language',
    'badge.make': 'Sign and save',
    'badge.making': 'Signing the badge',
  },
  'zh-CN': {
    'certificate.tab.badge': 'Open Badge 徽章',
    'badge.about':
      'Open Badge 3.0 徽章是一个文件，写明取得了什么、由谁取得，并以您的密钥签名。收到的人无需联网即可核验：在“验证”页，或用任何能读取 Open Badges 的程序。',
    'badge.privacy': '其中只有获得者电子邮箱的加盐哈希；没有邮箱时为姓名的加盐哈希。',
    'badge.notIssued': '此证书没有徽章',
    'badge.notIssued.draft': '证书签发后即可生成徽章。',
    'badge.notIssued.revoked': '证书已撤销。已流出的徽章只有本保险库能判明已撤销。',
    'badge.notIssued.own': '这是您本人的证书，须由他人生成徽章。',
    'badge.notIssued.reader': '徽章由管理员、负责人和培训师生成。',
    'badge.format': '文件',
    'badge.format.svg': 'SVG 图片',
    'badge.format.png': 'PNG 图片',
    'badge.format.jwt': 'JWT（无图片）',
    'badge.language': '语言',
    'badge.make': '签名并保存',
    'badge.making': '正在为徽章签名',
  },
})
