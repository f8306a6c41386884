import { createHash } from 'node:crypto'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { certificateRecord } from '#shared/modules/training/certificate.record.ts'
import { againstCertificate, type BadgeVerdict } from '#shared/modules/verification/badge.verdict.ts'
import type { LockedContext, ReadContext } from '../../context.ts'
import { authoritiesOf } from '../../lifecycle/vault-facts.ts'
import { doInHelper } from '../../processes/helper.ts'
import { runQuery } from '../../run.ts'
import { readCertificate } from '../../vault/certificates.ts'
import { didOfKey } from '../../vault/jws.ts'

const urn = /^urn:uuid:([0-9a-f-]{36})$/

/** The member whose key has this SHA-256 digest; null where nobody's has it any more. */
function memberWithKey(context: ReadContext, key: string) {
  const member = context
    .readEverything(memberRecord)
    .all()
    .find(({ certificate }) => {
      if (certificate === null) return false
      const { publicKey } = readCertificate(Buffer.from(certificate, 'base64'))
      return createHash('sha256').update(publicKey).digest('hex') === key
    })
  if (!member) return null
  const mayIssue = member.roles.split(' ').some((role) => certificateRecord.writers.some((writer) => writer === role))
  return { person: member.person, mayIssue }
}

/** What the vault that issued a badge says of it now. Of the certificate no more is told than whoever holds the badge reads in it. */
function asIssued(context: ReadContext, verdict: BadgeVerdict): BadgeVerdict {
  const id = urn.exec(verdict.badge?.id ?? '')?.[1]
  const certificate = id === undefined ? null : context.readEverything(certificateRecord).find(id)
  return againstCertificate(verdict, certificate, memberWithKey(context, verdict.signer?.key ?? ''))
}

/** Judges a badge in a helper, and by the vault that is open. */
export async function judgedBadge({ host, door }: LockedContext, bytes: Buffer): Promise<BadgeVerdict> {
  const vault = door.vault()
  const known = vault ? authoritiesOf(vault.store).map(({ certificate }) => Buffer.from(certificate, 'base64')) : []
  const input = { bytes, trust: { trust: known, now: host.now() } }
  const verdict = await doInHelper(host, 'draw', { name: 'verify-badge', input })
  const issuers = known.map((der) => didOfKey(readCertificate(der).publicKey))
  if (!vault || !verdict.badge || !issuers.includes(verdict.badge.issuerId)) return verdict
  return runQuery(vault, (context) => asIssued(context, verdict))
}
