import { defineMessages } from '#shared/base/translate.ts'

/** Words about time stamps, in the settings and wherever a signed file is shown. */
export const stampsMessages = defineMessages({
  en: {
    'stamps.has': 'Existed on {{when}} according to {{by}}',
    'stamps.done': 'Time stamp',
    'stamps.awaits': 'Awaits its time stamp',
    'stamps.ask_one': 'Ask for {{count}} time stamp',
    'stamps.ask_other': 'Ask for {{count}} time stamps',
    'stamps.asking': 'Asking the time-stamp authority',
    'stamps.stamped_one': '{{count}} file was stamped.',
    'stamps.stamped_other': '{{count}} files were stamped.',
    'stamps.kept_one': '{{count}} file still waits for its time stamp',
    'stamps.kept_other': '{{count}} files still wait for their time stamp',
    'stamps.refused': '{{title}}: {{reason}}',
    'settings.timeStamps': 'Time stamps',
    'settings.timeStamps.none': 'No time stamps are asked for, and Sealbook connects to no other machine.',
    'settings.timeStamps.explained':
      'A time-stamp authority (RFC 3161) states that a sealed report existed at a time. When all have signed, Sealbook sends it the digest of the file and a random number, and nothing else. What it cannot stamp now waits under Reports.',
    'settings.timeStamps.url': 'Address of the authority',
    'settings.timeStamps.url.help':
      'Begins with http:// or https:// and is used as it stands; redirects are not followed.',
    'settings.timeStamps.url.invalid': 'This is no such address.',
    'settings.timeStamps.certificate': 'Choose its certificate',
    'settings.timeStamps.certificate.help':
      'PEM or DER, of the authority itself or of who certified it. Compare its fingerprint with its owner: whatever it stamps is believed here from now on.',
    'settings.timeStamps.chosen': 'Chosen: {{name}}',
    'settings.timeStamps.submit': 'Ask this authority',
    'settings.timeStamps.replace': 'Ask another authority',
    'settings.timeStamps.drop': 'Ask nobody any more',
    'settings.timeStamps.waiting': 'Files that wait',
    'settings.timeStamps.running': 'Reading the certificate',
  },
  'zh-CN': {
    'stamps.has': '据“{{by}}”证明，{{when}} 时已存在',
    'stamps.done': '时间戳',
    'stamps.awaits': '等待时间戳',
    'stamps.ask_other': '申请 {{count}} 个时间戳',
    'stamps.asking': '正在向时间戳机构申请',
    'stamps.stamped_other': '已为 {{count}} 个文件加盖时间戳。',
    'stamps.kept_other': '仍有 {{count}} 个文件等待时间戳',
    'stamps.refused': '{{title}}：{{reason}}',
    'settings.timeStamps': '时间戳',
    'settings.timeStamps.none': '目前不申请时间戳，Sealbook 不连接任何其他计算机。',
    'settings.timeStamps.explained':
      '时间戳机构（RFC 3161）证明已封存的报告在某一时刻已经存在。全部签名完成后，Sealbook 只向其发送文件的摘要值和一个随机数，别无其他。暂时未能加盖的文件在“报告”中等待。',
    'settings.timeStamps.url': '机构地址',
    'settings.timeStamps.url.help': '以 http:// 或 https:// 开头，按原样使用；不跟随重定向。',
    'settings.timeStamps.url.invalid': '地址无效。',
    'settings.timeStamps.certificate': '选择其证书',
    'settings.timeStamps.certificate.help':
      'PEM 或 DER 格式，可以是该机构自己的证书，也可以是为其签发证书的机构的证书。请与持有者核对指纹：此后凡由其签发的时间戳均会被采信。',
    'settings.timeStamps.chosen': '已选择：{{name}}',
    'settings.timeStamps.submit': '使用该机构',
    'settings.timeStamps.replace': '改用其他机构',
    'settings.timeStamps.drop': '不再申请时间戳',
    'settings.timeStamps.waiting': '等待中的文件',
    'settings.timeStamps.running': '正在读取证书',
  },
})
