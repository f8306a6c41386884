import { attachFiles } from '#services/documents/attachments.ts'
import { drawCertificatePage } from '#services/documents/certificate-page.ts'
import { prepareSignatureField } from '#services/documents/signature-fields.ts'
import { type Translator, translatorOf } from '#shared/base/translate.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { CertificateDocument } from '#shared/modules/training/certificate.projection.ts'
import { certificateDocumentMessages } from '#shared/modules/training/training.certificate-document-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { markOf, openReport } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { dayText } from '../../reports/report-words.ts'

/** What was earned, in lines of their own; what it is about only where the title does not say it. */
function factsOf(words: Translator, { subject, title, hours, rank, ranked, team }: CertificateDocument) {
  return [
    subject.endsWith(title) ? '' : subject,
    hours === null ? '' : words('certificateDocument.hours', { hours: hours.replace(/\.0$/, '') }),
    rank === null || ranked === null ? '' : words('certificateDocument.rank', { rank, ranked }),
    team === '' ? '' : words('certificateDocument.team', { team }),
  ]
}

/**
 * Draws a certificate as PDF/A-3a and PDF/UA-1, unsigned, with its signature field prepared: one page to be shown, one that
 * proves it. Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawCertificate(projection: CertificateDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [certificateDocumentMessages, reportFrameMessages])
  const { organisation, number, title, person, issuer, about } = projection
  const subject = words('certificateDocument.subject', { person, title })
  const frame = openReport(words, { organisation, title, number, classification: '', subject }, options)
  const duty = words('certificateDocument.duty')
  drawCertificatePage(frame.document, {
    ...{ organisation, person, title, issuer, duty, remark: projection.remark },
    kind: words('certificateDocument.kind'),
    lead: words('certificateDocument.lead'),
    deed: words(`certificateDocument.deed.${about}`),
    facts: factsOf(words, projection),
    number: words('certificateDocument.number', { number }),
    day: dayText(words, projection.issuedOn),
    foot: [words('reportFrame.footDigest', { digest: options.proof.recordsSha256 }), words('certificateDocument.foot')],
    mark: markOf(words, options),
    ...(options.fields.signatures > 0
      ? { field: { name: 'signature.1', description: words('reportFrame.signatureHere', { duty, person: issuer }) } }
      : {}),
    ...(options.logo ? { logo: options.logo } : {}),
  })
  const { document } = frame
  document.newPage()
  const sect = document.structure.add(document.structure.document, 'Sect')
  for (let at = 1; at <= options.fields.timestamps; at++) {
    const description = words('reportFrame.timestampField', { number: at })
    prepareSignatureField(document, sect, { name: `timestamp.${at}`, description, box: [0, 0, 0, 0] })
  }
  drawShortProof(frame)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}
