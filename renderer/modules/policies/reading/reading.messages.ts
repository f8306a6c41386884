import { defineMessages } from '#shared/base/translate.ts'

/** What the reading view of a policy says. */
export const readingMessages = defineMessages({
  en: {
    'policy.tab.reading': 'Text',
    'attestation.tab.reading': 'Text',
    'reading.contents': 'Contents',
    'reading.notInForce': 'No version is in force; this is the last one that was written.',
    'reading.signature.unconfirmed': 'Unverified signature with key {{fingerprint}}, accepted by {{who}}.',
    'reading.signature.confirmed': 'Signed with confirmed key {{fingerprint}}; the reply was accepted by {{who}}.',
    'reading.signature.revoked': 'Signed with key {{fingerprint}}, revoked since; the reply was accepted by {{who}}.',
    'reading.none': 'The policy has no text yet.',
    'reading.none.help': 'Its text stands in versions, of which one is in force at a time.',
    'reading.none.first': 'Write the first version',
  },
  'zh-CN': {
    'policy.tab.reading': '正文',
    'attestation.tab.reading': '正文',
    'reading.contents': '目录',
    'reading.notInForce': '目前没有现行有效的版本，以下为最近起草的版本。',
    'reading.signature.unconfirmed': '以密钥 {{fingerprint}} 签名，身份未经核实，由{{who}}接收。',
    'reading.signature.confirmed': '以已核实的密钥 {{fingerprint}} 签名，回执由{{who}}接收。',
    'reading.signature.revoked': '以密钥 {{fingerprint}} 签名，该密钥其后已吊销，回执由{{who}}接收。',
    'reading.none': '该制度尚无正文。',
    'reading.none.help': '制度正文写在各版本中，同一时间只有一个版本现行有效。',
    'reading.none.first': '起草首个版本',
  },
})
