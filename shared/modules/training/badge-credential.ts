import { textSha256 } from '../../base/sha256.ts'

/** The files that a badge leaves as: pictures with the credential in them, or the credential alone. */
export const badgeFormats = ['svg', 'png', 'jwt'] as const
export type BadgeFormat = (typeof badgeFormats)[number]

/** What an Open Badge is issued of; instants are `YYYY-MM-DDTHH:mm:ss.sssZ`, ids those of the vault. */
export type BadgeSource = {
  readonly certificate: string
  readonly number: string
  readonly title: string
  /** What it is about: the kind and the id of its record. */
  readonly about: 'course' | 'assessment' | 'competition'
  readonly subject: string
  readonly person: string
  readonly issuer: { readonly id: string; readonly name: string }
  /** What was earned and how, worded. */
  readonly description: string
  readonly criteria: string
  readonly language: 'en' | 'zh-CN'
  /** What the recipient can show to be theirs; it leaves the vault as a salted hash alone. */
  readonly identity: { readonly type: 'emailAddress' | 'name'; readonly value: string; readonly salt: string }
  readonly validFrom: string
  readonly signedAt: string
}

const types = { course: 'CertificateOfCompletion', assessment: 'Assessment', competition: 'Award' } as const
const urn = (id: string) => `urn:uuid:${id}`
const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
/** Whole seconds: the claims of a JWT and the members of the credential must say the same. */
const dateTime = (instant: string) => new Date(seconds(instant) * 1000).toISOString().replace('.000Z', 'Z')

/**
 * An AchievementCredential of Open Badges 3.0 with the claims that its JWT proof asks for (8.2.4), in which its members stand
 * as they are. Pure; the shape is that of 1EdTech's specification.
 */
export function badgeCredential(source: BadgeSource) {
  const { identity, issuer } = source
  const value = identity.type === 'emailAddress' ? identity.value.trim().toLowerCase() : identity.value.trim()
  const [id, sub] = [urn(source.certificate), urn(source.person)]
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: source.title,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name },
    validFrom: dateTime(source.validFrom),
    awardedDate: dateTime(source.validFrom),
    credentialSubject: {
      id: sub,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: `sha256$${textSha256(`${value}${identity.salt}`)}`,
          identityType: identity.type,
          salt: identity.salt,
        },
      ],
      ...(source.number === '' ? {} : { licenseNumber: source.number }),
      achievement: {
        id: urn(source.subject),
        type: ['Achievement'],
        achievementType: types[source.about],
        name: source.title,
        description: source.description,
        criteria: { narrative: source.criteria },
        inLanguage: source.language,
      },
    },
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
    ...{ iss: issuer.id, sub, jti: id },
    ...{ nbf: seconds(source.validFrom), iat: seconds(source.signedAt) },
  }
}
