import { defineMessages } from '../base/translate.ts'

/** Why a key file was not taken, and a document not signed with it. */
export const keyFileErrorMessages = defineMessages({
  en: {
    'errors.keyFileUnreadable': 'The file is no PKCS#12 file (.p12 or .pfx), or not a whole one.',
    'errors.keyFileLegacy':
      'The key file is locked with ciphers that no longer protect it (RC2, triple DES or SHA-1). Have it exported again with AES-256 and SHA-256.',
    'errors.keyFileAlgorithm': 'The key file is locked in a way that Sealbook does not know.',
    'errors.keyFilePassword': 'The password does not open the key file, or the file was changed.',
    'errors.keyFileIncomplete': 'The key file does not hold exactly one key together with its certificate.',
    'errors.keyFileAuthority':
      'The certificate of the authority that issued the one of {{name}} is not in the key file. Have it exported with its chain.',
    'errors.keyFileExpired': 'The certificate in the key file was valid until {{day}}.',
    'errors.keyFileNotYetValid': 'The certificate in the key file is valid from {{day}} on.',
    'errors.keyFileWeak': 'The RSA key in the key file has {{bits}} bits; at least 2048 are needed.',
    'errors.keyFileUsage': 'The certificate in the key file is not meant for signing documents.',
    'errors.keyFileKind': 'The key in the key file is neither RSA nor of the curve P-256.',
    'errors.signNotGenuine': 'Only a file that is genuine can be signed. Look at its verdict.',
  },
  'zh-CN': {
    'errors.keyFileUnreadable': '该文件不是 PKCS#12 文件（.p12 或 .pfx），或内容不完整。',
    'errors.keyFileLegacy':
      '该密钥文件使用的算法（RC2、三重 DES 或 SHA-1）已不安全，请以 AES-256 和 SHA-256 重新导出。',
    'errors.keyFileAlgorithm': '该密钥文件的加密方式无法识别。',
    'errors.keyFilePassword': '口令无法打开该密钥文件，或文件已被更改。',
    'errors.keyFileIncomplete': '该密钥文件未包含恰好一个密钥及其证书。',
    'errors.keyFileAuthority': '密钥文件中没有 {{name}} 的证书签发机构的证书，请连同证书链重新导出。',
    'errors.keyFileExpired': '密钥文件中的证书有效期至 {{day}}。',
    'errors.keyFileNotYetValid': '密钥文件中的证书自 {{day}} 起有效。',
    'errors.keyFileWeak': '密钥文件中的 RSA 密钥为 {{bits}} 位，至少需要 2048 位。',
    'errors.keyFileUsage': '密钥文件中的证书不用于签署文件。',
    'errors.keyFileKind': '密钥文件中的密钥既不是 RSA，也不是 P-256 曲线。',
    'errors.signNotGenuine': '只能签署真实的文件，请查看其验证结论。',
  },
})
