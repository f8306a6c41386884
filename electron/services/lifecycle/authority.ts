import { createHash, randomBytes } from 'node:crypto'
import { instantOf } from '#shared/base/calendar.ts'
import { authorityRecord } from '#shared/modules/members/authority.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { Entity } from '#shared/record/record.ts'
import { always } from '../database/row-rule.ts'
import { decodeCbor, encodeCbor } from '../journal/cbor.ts'
import type { OpenVault } from '../open-vault.ts'
import { runCommand, runQuery } from '../run.ts'
import { asBytes, asMap } from '../vault/cbor-fields.ts'
import type { CertificateAuthority } from '../vault/certificate-authority.ts'
import { openMessage, sealMessage } from '../vault/hpke.ts'
import { authorityOf } from './vault-facts.ts'

type Member = Entity<typeof memberRecord>

/** Read when certificates are made, which is seldom: all of X.509 stands behind it, and every start would wait for that. */
const certificates = () => import('../vault/certificate-authority.ts')

const sealInfo = encodeCbor('sealbook/v1/authority')

/** Binds a wrapped authority key to its vault and administrator. */
function sealBinding(vault: OpenVault, member: string): Uint8Array {
  return encodeCbor([vault.keys().vaultId, member])
}

async function sealFor(vault: OpenVault, member: Member, privateKey: Uint8Array): Promise<string> {
  const recipient = Buffer.from(member.exchangeKey ?? '', 'hex')
  const { encapsulated, ciphertext } = await sealMessage(recipient, privateKey, sealInfo, sealBinding(vault, member.id))
  return Buffer.from(encodeCbor({ encapsulated, ciphertext })).toString('base64')
}

/** The authority with its private key, or null where this member holds none; the caller wipes the key. */
function openAuthority(vault: OpenVault): CertificateAuthority | null {
  const entity = authorityOf(vault.store)
  const own = entity.keys.find((part) => part.member === vault.member)
  if (!own) return null
  const sealed = asMap(decodeCbor(Buffer.from(own.sealed, 'base64')))
  const message = { encapsulated: asBytes(sealed.encapsulated), ciphertext: asBytes(sealed.ciphertext) }
  const binding = sealBinding(vault, vault.member)
  const opened = openMessage(vault.keys().identity.exchange, message, sealInfo, binding)
  return opened && { certificate: Buffer.from(entity.certificate, 'base64'), privateKey: opened }
}

/**
 * Makes the team's authority, wraps its key to whoever founds it, and issues the certificates of all members anew: those
 * of a former authority, whose key is lost, chain to it no more.
 */
export async function foundAuthority(vault: OpenVault, organisation: string): Promise<void> {
  const now = vault.host.now()
  const { createAuthority } = await certificates()
  const authority = await createAuthority({ organisation, vaultId: vault.keys().vaultId, now })
  const founder = runQuery(vault, ({ readEverything }) => readEverything(memberRecord).get(vault.member))
  const sealed = await sealFor(vault, founder, authority.privateKey)
  authority.privateKey.fill(0)
  const certificate = Buffer.from(authority.certificate)
  runCommand(vault, (context) => {
    for (const { id } of activeMembers(vault)) context.writeManaged(memberRecord).set(id, { certificate: null })
    context.writeManaged(authorityRecord).create(
      {
        fingerprint: createHash('sha256').update(certificate).digest('hex'),
        certificate: certificate.toString('base64'),
        keys: [{ id: context.newId(), member: founder.id, sealed }],
        since: instantOf(now),
      },
      context.newId(),
    )
  })
  await keepAuthority(vault)
}

/**
 * For an administrator who cannot open the authority's key: waits where another holds it, and lets go of a copy that was
 * sealed to a lost identity, so that the other seals it again; founds a new authority where nobody holds the key.
 */
async function regainAuthority(vault: OpenVault): Promise<void> {
  const { id, keys } = authorityOf(vault.store)
  const others = activeMembers(vault).filter((member) => isAdministrator(member) && member.id !== vault.member)
  if (others.some((member) => keys.some((part) => part.member === member.id))) {
    const kept = keys.filter((part) => part.member !== vault.member)
    if (kept.length < keys.length)
      runCommand(vault, (context) => context.writeManaged(authorityRecord).set(id, { keys: kept }))
    return
  }
  const [organisation] = vault.store.table(organisationRecord).all([], [], always)
  await foundAuthority(vault, String(organisation?.name ?? vault.name))
}

function activeMembers(vault: OpenVault): readonly Member[] {
  const active = [{ field: 'status', comparison: 'is' as const, value: 'active' }]
  // The table decodes by the same fields that the type is derived from.
  return vault.store.table(memberRecord).all(active, [], always) as readonly Member[]
}

function isAdministrator({ roles }: Member): boolean {
  return roles.split(' ').includes('administrator')
}

/**
 * What an administrator's vault does on opening: issues the certificates of members who have set their keys meanwhile,
 * and wraps the authority's key to administrators who do not hold it yet, or founds a new authority where the key is lost.
 * Does nothing for anybody else.
 */
export async function keepAuthority(vault: OpenVault): Promise<void> {
  if (vault.rolledBack || !vault.actor().roles.includes('administrator')) return
  const authority = openAuthority(vault)
  if (!authority) return await regainAuthority(vault)
  try {
    const members = activeMembers(vault)
    const issued = await issueMissing(vault, authority, members)
    const holders = authorityOf(vault.store).keys
    const heirs = members.filter(
      (member) => isAdministrator(member) && !holders.some((part) => part.member === member.id),
    )
    const parts = await Promise.all(
      heirs.map(async (member) => ({
        id: vault.host.newId(),
        member: member.id,
        sealed: await sealFor(vault, member, authority.privateKey),
      })),
    )
    runCommand(vault, ({ writeManaged }) => {
      for (const { member, certificate } of issued) writeManaged(memberRecord).set(member, { certificate })
      const { id, keys } = authorityOf(vault.store)
      if (parts.length > 0) writeManaged(authorityRecord).set(id, { keys: [...keys, ...parts] })
    })
  } finally {
    authority.privateKey.fill(0)
  }
}

/**
 * Whether `keepAuthority` has anything to do, judged without opening the authority's key. A copy of it that was sealed
 * to a lost identity looks like any other here, so whoever has a new identity calls `keepAuthority` whatever this says.
 */
export function isAuthorityAwaited(vault: OpenVault): boolean {
  if (vault.rolledBack || !vault.actor().roles.includes('administrator')) return false
  const { keys } = authorityOf(vault.store)
  return activeMembers(vault).some(
    (member) => isUncertified(member) || (isAdministrator(member) && !keys.some((part) => part.member === member.id)),
  )
}

function isUncertified({ certificate, documentKey }: Member): boolean {
  return certificate === null && documentKey !== null
}

async function issueMissing(vault: OpenVault, authority: CertificateAuthority, members: readonly Member[]) {
  const waiting = members.filter(isUncertified)
  if (waiting.length === 0) return []
  const { issuePersonCertificate } = await certificates()
  return await Promise.all(
    waiting.map(async (member) => {
      const person = runQuery(vault, ({ readEverything }) => readEverything(personRecord).get(member.person))
      const serial = randomBytes(16)
      // A serial number is positive, and its first octet not zero (RFC 5280, 4.1.2.2).
      serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
      const certificate = await issuePersonCertificate(authority, {
        publicKey: Buffer.from(member.documentKey ?? '', 'hex'),
        name: person.name,
        ...(person.email === null ? {} : { email: person.email }),
        serial: serial.toString('hex'),
        now: vault.host.now(),
      })
      return { member: member.id, certificate: Buffer.from(certificate).toString('base64') }
    }),
  )
}
