import { randomBytes } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import { type Language, translatorOf } from '#shared/base/translate.ts'
import { instantIn } from '#shared/base/zoned.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { type BadgeFormat, type BadgeSource, badgeCredential } from '#shared/modules/training/badge-credential.ts'
import { projectCertificate } from '#shared/modules/training/certificate.projection.ts'
import { certificateRecord } from '#shared/modules/training/certificate.record.ts'
import { badgeMessages } from '#shared/modules/training/training.badge-messages.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { BadgeDrawing } from '../../documents/badge/draw-badge.ts'
import type { OfferedFile } from '../../door.ts'
import { offeredBytes } from '../../files.ts'
import { authorityOf } from '../../lifecycle/vault-facts.ts'
import { doInHelper } from '../../processes/helper.ts'
import { namesOf } from '../../records/names-of.ts'
import { openSigner } from '../../reports/open-signer.ts'
import { readCertificate } from '../../vault/certificates.ts'
import { didOfKey, pointJwk, signJws } from '../../vault/jws.ts'

type Order = {
  readonly certificate: string
  readonly format: BadgeFormat
  readonly password: string
  readonly language: Language
}

type Badge = { readonly source: BadgeSource; readonly picture: BadgeDrawing['picture'] }

const mediaTypes = { svg: 'image/svg+xml', png: 'image/png', jwt: 'application/jwt' } as const

/** What a badge says of a certificate; refuses one that is not in force, and one's own. */
function badgeOf(context: ReadContext, { certificate: id, language }: Order): Badge {
  const certificate = context.read(certificateRecord).get(id)
  const { state, course, assessment, competition, issuedOn } = certificate
  if (state !== 'issued') throw new OperationError('conflict', `badgeIssue.refused.${state}`)
  if (certificate.person === context.actor.person) throw new OperationError('conflict', 'badgeIssue.refused.own')
  const person = context.read(personRecord).get(certificate.person)
  const [organisation = null] = context.read(organisationRecord).all()
  const shown = projectCertificate({ organisation, certificate, nameOf: namesOf(context) })
  const subject = course ?? assessment ?? competition
  invariant(subject && issuedOn, 'because an issued certificate is about one thing, and its day is stamped')
  const { about, number, title } = shown
  const words = translatorOf(language, [badgeMessages])
  const foot = words('badgeIssue.foot', { number, day: issuedOn })
  const issuer = didOfKey(
    readCertificate(Buffer.from(authorityOf(context.vault.store).certificate, 'base64')).publicKey,
  )
  invariant(issuer, 'because the key of an authority is on P-256')
  const criteria = words(`badgeIssue.criteria.${about}`)
  const salt = randomBytes(16).toString('hex')
  return {
    source: {
      ...{ certificate: id, number, title, about, subject, person: person.id, language },
      issuer: { id: issuer, name: shown.organisation },
      description: words(`badgeIssue.description.${about}`, { subject: shown.subject }),
      criteria: context.vault.demo ? `${criteria} ${words('badgeIssue.criteria.demo')}` : criteria,
      identity: person.email
        ? { type: 'emailAddress', value: person.email, salt }
        : { type: 'name', value: person.name, salt },
      validFrom: instantIn(context.zone, issuedOn, '00:00') ?? `${issuedOn}T00:00:00.000Z`,
      signedAt: instantOf(context.now),
    },
    picture: {
      ...{ about, title, kind: words(`badgeIssue.kind.${about}`), organisation: shown.organisation },
      foot: context.vault.demo ? words('badgeIssue.demo', { foot }) : foot,
      colour: organisation?.brandColour ?? null,
      family: language === 'zh-CN' ? 'han' : 'latin',
    },
  }
}

/**
 * Signs an issued certificate as an Open Badge 3.0: a JWT by the caller's own key, which stands in its header with the
 * certificate that their team gave it. Its picture is drawn in a helper.
 */
export async function issueBadge(context: TaskContext, order: Order): Promise<OfferedFile> {
  const { source, picture } = context.query((reading) => badgeOf(reading, order))
  const signing = await openSigner(context, order.password)
  try {
    const { certificates } = signing.signer
    const [own] = certificates
    invariant(own, 'because whoever signs brings their certificate along')
    const jwk = {
      ...pointJwk(readCertificate(own).publicKey.subarray(26)),
      x5c: certificates.map((der) => Buffer.from(der).toString('base64')),
    }
    const jws = await signJws({ alg: 'ES256', typ: 'JWT', jwk }, badgeCredential(source), signing.signer)
    const input = { format: order.format, jws, picture }
    const bytes = await doInHelper(context.host, 'draw', { name: 'draw-badge', input }, context.signal)
    const name = `${source.number} ${source.title}`
      .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
      .slice(0, 150)
      .trim()
    return offeredBytes(`${name}.${order.format}`, mediaTypes[order.format], Buffer.from(bytes))
  } finally {
    signing.close()
  }
}
