import type { Entity } from '../../record/record.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { certificateRecord } from './certificate.record.ts'

type Certificate = Entity<typeof certificateRecord>

/** What a certificate prints, names resolved; days `YYYY-MM-DD`. */
export type CertificateDocument = Pick<Certificate, 'title' | 'hours' | 'rank' | 'ranked' | 'issuedOn'> & {
  readonly organisation: string
  readonly number: string
  readonly about: 'course' | 'assessment' | 'competition'
  readonly person: string
  /** What it is about, as its record is called. */
  readonly subject: string
  readonly team: string
  readonly remark: string
  readonly issuer: string
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')

/** What a certificate says. */
export function projectCertificate(source: {
  readonly organisation: AnyEntity | null
  readonly certificate: Certificate
  readonly nameOf: (record: string, id: string | null) => string
}): CertificateDocument {
  const { organisation, certificate, nameOf } = source
  const { course, assessment, title, hours, rank, ranked, issuedOn } = certificate
  const about = course !== null ? 'course' : assessment !== null ? 'assessment' : 'competition'
  return {
    organisation: textOf(organisation?.legalName) || textOf(organisation?.name),
    ...{ number: certificate.number ?? '', about, title, hours, rank, ranked, issuedOn },
    person: nameOf('person', certificate.person),
    subject: nameOf(about, certificate[about]),
    ...{ team: certificate.team ?? '', remark: certificate.remark ?? '' },
    issuer: nameOf('person', certificate.issuedBy),
  }
}
