import { defineMessages } from '../base/translate.ts'

/** Why a file that was signed elsewhere was not taken. */
export const signedErrorMessages = defineMessages({
  en: {
    'errors.signedNotSealbook': 'This is no sealed report of Sealbook.',
    'errors.signedNotGenuine': 'The file is not genuine and was not taken. Look at its verdict under Verify.',
    'errors.signedOtherVault': 'Another vault sealed this report.',
    'errors.signedKnown': 'This file is here already: nobody signed it since.',
    'errors.signedOlder': 'A newer file of this report is here already.',
    'errors.signedApart':
      'The file does not continue the newest one that is here: they were signed apart from each other. Have the newest one signed.',
    'errors.signedOutOfOrder': 'The file was signed out of turn: {{name}} signs next.',
    'errors.signedByOther': 'The key of {{signer}} signed in the place of {{person}}.',
    'errors.signerUnknown':
      'No member has the key that signed in the place of {{person}}. Its certificate names {{signer}}, under the authority {{authority}}.',
    'errors.vouchForbidden': 'Only an administrator or a lead says whose a certificate is.',
    'errors.signerUnknown.safe': 'Nothing was taken.',
    'errors.signerUnknown.todo':
      'Ask {{person}} for the fingerprint of their certificate and compare: SHA-256 {{fingerprint}}.',
  },
  'zh-CN': {
    'errors.signedNotSealbook': '这不是 Sealbook 封存的报告。',
    'errors.signedNotGenuine': '该文件不真实，未予接收。请在“验证”中查看结论。',
    'errors.signedOtherVault': '该报告由另一保险库封存。',
    'errors.signedKnown': '该文件已在库中，此后无人签名。',
    'errors.signedOlder': '库中已有该报告的更新文件。',
    'errors.signedApart': '该文件并非接续库中最新文件，而是另行签名。请对方在最新文件上签名。',
    'errors.signedOutOfOrder': '签名顺序有误：应由{{name}}签名。',
    'errors.signedByOther': '在{{person}}的位置上签名的是{{signer}}的密钥。',
    'errors.signerUnknown':
      '在{{person}}的位置上签名的密钥不属于任何成员。证书写明为{{signer}}，签发机构为{{authority}}。',
    'errors.vouchForbidden': '只有管理员或负责人可以确认证书属于何人。',
    'errors.signerUnknown.safe': '未接收任何内容。',
    'errors.signerUnknown.todo': '请向{{person}}核对其证书指纹：SHA-256 {{fingerprint}}。',
  },
})
