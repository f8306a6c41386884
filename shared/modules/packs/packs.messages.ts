import { defineMessages } from '../../base/translate.ts'

/** Words of evidence packs, of what is found out about them, and the text that lies in each of them. */
export const packsMessages = defineMessages({
  en: {
    'module.packs': 'Evidence packs',
    evidencePack: 'Evidence pack',
    'evidencePack.plural': 'Evidence packs',
    'evidencePack.section.pack': 'Pack',
    'evidencePack.section.content': 'Content',
    'evidencePack.title': 'File name',
    'evidencePack.audit': 'Audit',
    'evidencePack.madeBy': 'Made by',
    'evidencePack.madeAt': 'Made at',
    'evidencePack.files': 'Files of evidence',
    'evidencePack.bytes': 'Bytes of evidence',
    'evidencePack.listSha256': 'Digest of the list (SHA-256)',
    'evidencePack.recipients': 'Sealed to the keys',
    'pack.readMe':
      'Evidence pack of {{audit}}\n{{organisation}}\nMade and signed by {{by}} at {{at}}\n\n' +
      'Evidence is evidence and not a conclusion: what follows from it stands in the signed report.\n\n' +
      'How to check it without Sealbook, in the unpacked folder:\n\n' +
      '  sha256sum --check --strict {{list}}\n' +
      '  openssl cms -verify -cades -binary -inform DER -in {{signature}} \\\n' +
      '      -content {{list}} -CAfile {{authority}} -purpose any -out /dev/null\n' +
      '  openssl x509 -in {{authority}} -noout -fingerprint -sha256\n\n' +
      'Compare the fingerprint with what the organisation tells you by another way:\n  {{fingerprint}}\n\n' +
      '{{manifest}} says of every file what it was called, which record holds it, who put it there and when.\n' +
      '{{records}} holds the records of the audit as its report attaches them.',
    'pack.intake.source': 'Evidence pack of {{audit}}, {{organisation}}',
    'pack.intake.collected': 'Collected',
    'pack.intake.recorded': '{{purpose}} (written down by {{by}})',
    'pack.intake.received': 'Evidence pack of {{audit}}, signed by {{by}}; held there by {{held}}',
    'pack.intake.receivedCopy':
      'Evidence pack of {{audit}}, signed by {{by}}; held there by {{held}}. A copy with parts blacked out; SHA-256 of its original: {{original}}',
    'pack.intake.leftOut_one': 'The oldest step before these stands in the pack alone.',
    'pack.intake.leftOut_other': 'The {{count}} oldest steps before these stand in the pack alone.',
    'verify.packUnsigned': 'The pack is not signed.',
    'verify.notPack': 'The file is neither a PDF nor an evidence pack.',
    'verify.packSealed':
      'The pack is sealed to the keys of its recipients. Open it first: age --decrypt -i KEY -o PACK.zip PACK.zip.age',
    'verify.packDamaged': 'The pack is damaged and cannot be read.',
    'verify.packManifest': 'What the pack says of itself (manifest.json) cannot be read.',
    'verify.packList': 'The list of digests is not in order in line {{line}}.',
    'verify.packPath': 'The file “{{path}}” could leave the folder into which the pack is unpacked, or stands twice.',
    'verify.packPacked': 'The file “{{path}}” is compressed or encrypted; an evidence pack only stores its files.',
    'verify.packDense': 'The pack announces more than it can hold.',
    'verify.packTwofold': 'The file “{{path}}” is announced otherwise than it lies in the pack.',
    'verify.packHidden': 'Between the files of the pack are bytes that belong to none of them.',
    'verify.packFile.changed': '“{{path}}” was changed after it was signed.',
    'verify.packFile.missing': '“{{path}}” is missing.',
    'verify.packFile.unlisted': '“{{path}}” lies in the pack although nobody signed it.',
  },
  'zh-CN': {
    'module.packs': '证据包',
    evidencePack: '证据包',
    'evidencePack.plural': '证据包',
    'evidencePack.section.pack': '证据包',
    'evidencePack.section.content': '内容',
    'evidencePack.title': '文件名',
    'evidencePack.audit': '审计',
    'evidencePack.madeBy': '制作人',
    'evidencePack.madeAt': '制作时间',
    'evidencePack.files': '证据文件数',
    'evidencePack.bytes': '证据字节数',
    'evidencePack.listSha256': '清单摘要（SHA-256）',
    'evidencePack.recipients': '加密接收公钥',
    'pack.readMe':
      '{{audit}} 证据包\n{{organisation}}\n由 {{by}} 于 {{at}} 制作并签名\n\n' +
      '证据只是证据，不是结论；结论以已签名的报告为准。\n\n' +
      '不使用 Sealbook 的核验方法（在解压后的文件夹中执行）：\n\n' +
      '  sha256sum --check --strict {{list}}\n' +
      '  openssl cms -verify -cades -binary -inform DER -in {{signature}} \\\n' +
      '      -content {{list}} -CAfile {{authority}} -purpose any -out /dev/null\n' +
      '  openssl x509 -in {{authority}} -noout -fingerprint -sha256\n\n' +
      '请将指纹与该单位通过其他途径提供的指纹核对：\n  {{fingerprint}}\n\n' +
      '{{manifest}} 记载每个文件的原名、所属记录、采集人和采集时间。\n' +
      '{{records}} 为审计报告所附的记录数据。',
    'pack.intake.source': '{{organisation}}“{{audit}}”的证据包',
    'pack.intake.collected': '收集',
    'pack.intake.recorded': '{{purpose}}（登记人：{{by}}）',
    'pack.intake.received': '“{{audit}}”的证据包，由 {{by}} 签名；原属“{{held}}”',
    'pack.intake.receivedCopy':
      '“{{audit}}”的证据包，由 {{by}} 签名；原属“{{held}}”。本文件为已遮盖的副本，原件 SHA-256：{{original}}',
    'pack.intake.leftOut_other': '此前最早的 {{count}} 步仅载于证据包内。',
    'verify.packUnsigned': '证据包没有签名。',
    'verify.notPack': '该文件既不是 PDF，也不是证据包。',
    'verify.packSealed': '证据包已加密给接收人的公钥，请先解密：age --decrypt -i KEY -o PACK.zip PACK.zip.age',
    'verify.packDamaged': '证据包已损坏，无法读取。',
    'verify.packManifest': '无法读取证据包的说明（manifest.json）。',
    'verify.packList': '摘要清单第 {{line}} 行不符合格式。',
    'verify.packPath': '文件“{{path}}”可能解压到文件夹之外，或重复出现。',
    'verify.packPacked': '文件“{{path}}”经过压缩或加密；证据包只原样存放文件。',
    'verify.packDense': '证据包声明的内容超出其实际大小。',
    'verify.packTwofold': '文件“{{path}}”在目录中的声明与包内实际内容不一致。',
    'verify.packHidden': '证据包的文件之间含有不属于任何文件的字节。',
    'verify.packFile.changed': '“{{path}}”在签名后被更改。',
    'verify.packFile.missing': '缺少“{{path}}”。',
    'verify.packFile.unlisted': '“{{path}}”在包中，但不在签名清单内。',
  },
})
