import { defineMessages } from '../../base/translate.ts'

/** Words that only the printed certificate uses. */
export const certificateDocumentMessages = defineMessages({
  en: {
    'certificateDocument.kind': 'Certificate',
    'certificateDocument.subject': '{{title}}: certificate of {{person}}',
    'certificateDocument.lead': 'This is to certify that',
    'certificateDocument.deed.course': 'has taken part in the training',
    'certificateDocument.deed.assessment': 'has passed the assessment',
    'certificateDocument.deed.competition': 'has competed in',
    'certificateDocument.hours': 'Hours of training: {{hours}}',
    'certificateDocument.rank': 'Rank {{rank}} of {{ranked}}',
    'certificateDocument.team': 'In the team {{team}}',
    'certificateDocument.number': 'No. {{number}}',
    'certificateDocument.duty': 'Issued by',
    'certificateDocument.foot':
      'Signed and sealed. Whether it is genuine is told by “sealbook verify” and by any reader of signed PDFs.',
  },
  'zh-CN': {
    'certificateDocument.kind': '证　书',
    'certificateDocument.subject': '{{person}}：{{title}}证书',
    'certificateDocument.lead': '兹证明',
    'certificateDocument.deed.course': '已参加培训',
    'certificateDocument.deed.assessment': '已通过考核',
    'certificateDocument.deed.competition': '参加竞赛',
    'certificateDocument.hours': '培训学时：{{hours}}',
    'certificateDocument.rank': '第 {{rank}} 名，共 {{ranked}} 名',
    'certificateDocument.team': '所在团队：{{team}}',
    'certificateDocument.number': '编号 {{number}}',
    'certificateDocument.duty': '签发人',
    'certificateDocument.foot': '本证书已签名并封存，真伪可用 “sealbook verify” 或任何能校验 PDF 签名的阅读器核验。',
  },
})
