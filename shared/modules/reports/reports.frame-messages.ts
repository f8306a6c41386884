import { defineMessages } from '../../base/translate.ts'

/** Words that sealed documents of every kind share: what stands on every page, who signs, and how it is verified. */
export const reportFrameMessages = defineMessages({
  en: {
    'reportFrame.digest': 'Record digest (SHA-256)',
    'reportFrame.coverNote':
      'The records behind this report are attached to this file. The digest above identifies them exactly; how to check it is described in the appendix.',
    'reportFrame.footDigest': 'Records {{digest}}',
    'reportFrame.footHead': 'Head {{head}}',
    'reportFrame.pageOf': 'Page {page} of {total}',
    'reportFrame.demo': 'DEMO · sample data, nothing of it is real',
    'reportFrame.draft': 'DRAFT · not sealed, not signed',
    'reportFrame.classificationNone': 'Not classified',
    'reportFrame.span': '{{start}} to {{end}}',
    'reportFrame.control': 'Document control',
    'reportFrame.contents': 'Contents',
    'reportFrame.sealedAt': 'Sealed',
    'reportFrame.signOff': 'Sign-off',
    'reportFrame.signatureHere': 'Signature of {{person}}, {{duty}}',
    'reportFrame.unnamed': 'Not named',
    'reportFrame.unsigned':
      'Not signed when this page was drawn. A reader of PDF files shows the signature in this box.',
    'reportFrame.timestampField': 'Archive time stamp {{number}}',
    'reportFrame.appendix': 'Appendix {{letter}}: {{title}}',
    'reportFrame.proof': 'Proof and verification',
    'reportFrame.proofText':
      'This report was drawn from records kept in a Sealbook vault. It carries all that is needed to check it without that vault and without trusting its authors’ word.',
    'reportFrame.proof.vault': 'Vault',
    'reportFrame.proof.head': 'Vault head',
    'reportFrame.proof.feed': 'Journal {{name}}',
    'reportFrame.proof.feedText': '{{sequence}} entries\n{{hash}}',
    'reportFrame.proof.authority': 'Certificate authority (SHA-256)',
    'reportFrame.proof.checkpoint': 'Checkpoint of the sealing journal',
    'reportFrame.proof.attached': 'Attached files',
    'reportFrame.proof.file': 'File',
    'reportFrame.proof.content': 'Content',
    'reportFrame.shortProof':
      'The records behind this document, its seal and the proof that the seal stands in the journal are attached to this file. The first command checks all of it, the second the signatures without Sealbook; the Sealbook sources hold an independent verifier for the rest.',
    'reportFrame.verifyWith': 'With Sealbook',
    'reportFrame.verifyWithText':
      'Open the file on the verification page, or run the command below. It checks signatures, certificates, every later change to the file, the digest, the seal and the journal proof, and answers with one verdict.',
    'reportFrame.verifyWithout': 'Without Sealbook',
    'reportFrame.verifyPdfsig':
      '**Signatures.** `pdfsig` must say for the last signature that it is valid and that the total document is signed. If it says that the document is not totally signed, something was added after signing.',
    'reportFrame.verifyDetach':
      '**Records.** Take the attached files out and compare the digest of `audit-records.json` with the one on the cover and at the foot of each page.',
    'reportFrame.verifyOpenssl':
      '**Signature by hand.** Save the bytes that the signature covers as `signed.bin` and its value as `signature.der` (both are named in the signature’s ByteRange and Contents), then let OpenSSL judge them with the authority’s certificate. Compare the certificate’s fingerprint with one that you received by another way, such as by telephone.',
    'reportFrame.verifyIndependent':
      '**Journal.** The independent verifier in the Sealbook sources (Python and OpenSSL, no Sealbook code) follows the chain from the digest through the seal and the journal proof to the signed checkpoint.',
  },
  'zh-CN': {
    'reportFrame.digest': '记录摘要值（SHA-256）',
    'reportFrame.coverNote': '本报告所依据的记录已作为附件嵌入本文件。上述摘要值可唯一确认这些记录，核验方法见附录。',
    'reportFrame.footDigest': '记录 {{digest}}',
    'reportFrame.footHead': '头部 {{head}}',
    'reportFrame.pageOf': '第 {page} 页，共 {total} 页',
    'reportFrame.demo': '演示 · 示例数据，并非真实情况',
    'reportFrame.draft': '草稿 · 未封存，未签名',
    'reportFrame.classificationNone': '未定密级',
    'reportFrame.span': '{{start}}至{{end}}',
    'reportFrame.control': '文件信息',
    'reportFrame.contents': '目录',
    'reportFrame.sealedAt': '封存时间',
    'reportFrame.signOff': '签发',
    'reportFrame.signatureHere': '{{duty}}{{person}}签名',
    'reportFrame.unnamed': '未指定',
    'reportFrame.unsigned': '本页生成时尚未签名。PDF 阅读器会在此框内显示签名。',
    'reportFrame.timestampField': '归档时间戳 {{number}}',
    'reportFrame.appendix': '附录 {{letter}}：{{title}}',
    'reportFrame.proof': '证明与核验',
    'reportFrame.proofText':
      '本报告根据 Sealbook 保险库中的记录生成，并附有核验所需的全部材料：核验者无须访问该保险库，也无须轻信作者之言。',
    'reportFrame.proof.vault': '保险库',
    'reportFrame.proof.head': '保险库头部',
    'reportFrame.proof.feed': '日志 {{name}}',
    'reportFrame.proof.feedText': '{{sequence}} 条\n{{hash}}',
    'reportFrame.proof.authority': '证书颁发机构（SHA-256）',
    'reportFrame.proof.checkpoint': '封存日志的检查点',
    'reportFrame.proof.attached': '所附文件',
    'reportFrame.proof.file': '文件',
    'reportFrame.proof.content': '内容',
    'reportFrame.shortProof':
      '本文件所依据的记录、封存记录及其存在于日志中的证明均作为附件嵌入本文件。第一条命令核验全部内容，第二条不使用 Sealbook 核验签名；其余内容可用 Sealbook 源代码中的独立核验程序核对。',
    'reportFrame.verifyWith': '使用 Sealbook 核验',
    'reportFrame.verifyWithText':
      '在核验页面打开本文件，或执行以下命令。系统将检查签名、证书、签名后的一切更改、摘要值、封存记录与日志证明，并给出唯一结论。',
    'reportFrame.verifyWithout': '不使用 Sealbook 核验',
    'reportFrame.verifyPdfsig':
      '**签名。**`pdfsig` 对最后一个签名须显示签名有效，且整份文件均已签名；若显示并非整份文件已签名，则签名后有内容追加。',
    'reportFrame.verifyDetach':
      '**记录。**取出所附文件，将 `audit-records.json` 的摘要值与封面及各页页脚所示摘要值比对。',
    'reportFrame.verifyOpenssl':
      '**手工核验签名。**将签名所覆盖的字节存为 `signed.bin`，将签名值存为 `signature.der`（位置见签名的 ByteRange 与 Contents），再由 OpenSSL 依据颁发机构证书判断。证书指纹须与通过其他途径（如电话）取得的指纹比对。',
    'reportFrame.verifyIndependent':
      '**日志。**Sealbook 源代码中的独立核验程序（仅用 Python 与 OpenSSL，不含 Sealbook 代码）依次核对摘要值、封存记录、日志证明，直至签名的检查点。',
  },
})
