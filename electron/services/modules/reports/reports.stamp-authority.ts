import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { StampStanding } from '#shared/modules/reports/reports.contract.ts'
import { stampAuthorityRecord } from '#shared/modules/reports/stamp-authority.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { awaitingStamp } from '../../reports/signed-files.ts'

/** Whom the vault asks for time stamps; null where it asks nobody. */
export function stampAuthorityIn(context: ReadContext): Entity<typeof stampAuthorityRecord> | null {
  const inUse = [{ field: 'inUse', comparison: 'is' as const, value: true }]
  return context.readEverything(stampAuthorityRecord).all(inUse, { field: 'since' }).at(-1) ?? null
}

/** Whom the vault asks, and how many of the files that the caller may read wait. */
export function stampStanding(context: ReadContext): StampStanding {
  const found = stampAuthorityIn(context)
  if (!found) return { authority: null, waiting: 0 }
  const { name, url, fingerprint, since } = found
  return { authority: { name, url, fingerprint, since }, waiting: awaitingStamp(context).length }
}

function setUnused(writing: WriteContext): void {
  const inUse = [{ field: 'inUse', comparison: 'is' as const, value: true }]
  for (const { id } of writing.readEverything(stampAuthorityRecord).all(inUse))
    writing.writeManaged(stampAuthorityRecord).set(id, { inUse: false })
}

/** Trusts the certificate in the file and asks under that address from now on, and nobody else. */
export async function chooseStampAuthority(
  { ticket, url }: { readonly ticket: string; readonly url: string },
  context: TaskContext,
): Promise<StampStanding> {
  // Reads certificates, for which no start should wait.
  const { readCertificateFile } = await import('../../vault/certificates.ts')
  const { der, fingerprint, commonName, organisation, isAuthority, maySignCertificates, mayStampTime } =
    readCertificateFile(context.files.take(ticket).bytes)
  const name = nameOf(commonName || organisation || fingerprint.slice(0, 16))
  if (!(isAuthority && maySignCertificates) && !mayStampTime)
    throw new OperationError('invalid', 'errors.stampCertificate', { parameters: { name } })
  return context.command((writing) => {
    setUnused(writing)
    const certificate = Buffer.from(der).toString('base64')
    writing
      .writeManaged(stampAuthorityRecord)
      .create(
        { ...{ name, url, fingerprint, certificate }, inUse: true, since: instantOf(writing.now) },
        writing.newId(),
      )
    return stampStanding(writing)
  })
}

/** A name out of a foreign certificate, as a record holds text: bounded, in one line. */
export function nameOf(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return [...line].slice(0, 90).join('')
}

/** Asks nobody any more. */
export function dropStampAuthority(writing: WriteContext): StampStanding {
  setUnused(writing)
  return stampStanding(writing)
}
