import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { verificationContract } from '#shared/modules/verification/verification.contract.ts'
import { againstJournal, type DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import { builtAssetPath } from '../../assets.ts'
import type { LockedContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { standingOf } from '../../journal/seal-standing.ts'
import { authoritiesOf, stampTrustOf } from '../../lifecycle/vault-facts.ts'
import { doInHelper } from '../../processes/helper.ts'
import { namesOf } from '../../records/names-of.ts'
import { declinedSeals } from '../../reports/signed-files.ts'
import { runQuery } from '../../run.ts'
import type { Service } from '../../service.ts'
import { judgedBadge } from './verification.badge.ts'
import type { VerdictSheet } from './verification.sheet.ts'
import { signWithKeyFile } from './verification.sign.ts'

/** Under this name it is handed over, so that whoever keeps it knows what it is. */
const pageName = 'sealbook-verifier.html'

/** Judges a file; `isOwn` where the open vault sealed it, so that its journal was asked. */
async function judged(
  { host, door }: LockedContext,
  bytes: Buffer,
): Promise<{ readonly verdict: DocumentVerdict; readonly isOwn: boolean }> {
  const vault = door.vault()
  const known = vault ? authoritiesOf(vault.store) : []
  const trust = known.map(({ certificate }) => Buffer.from(certificate, 'base64'))
  const verdict = await doInHelper(host, 'draw', {
    name: 'verify-document',
    input: { bytes, trust: { trust, stampTrust: vault ? stampTrustOf(vault.store) : [], now: host.now() } },
  })
  const { seal } = verdict.journalProof
  if (!vault || seal === undefined || seal.vault !== vault.keys().vaultId) return { verdict, isOwn: false }
  return { verdict: againstJournal(verdict, standingOf(vault.store.db, seal)), isOwn: true }
}

/** Who declined to sign the judged report, as far as the open vault knows it and its member may read it. */
function declinedIn({ door }: LockedContext, { journalProof: { seal } }: DocumentVerdict): VerdictSheet['declined'] {
  const vault = door.vault()
  if (!vault || seal === undefined) return null
  return runQuery(vault, (context) => {
    const declined = declinedSeals(context).get(seal.id)
    return declined
      ? { who: namesOf(context)('person', declined.person), at: declined.at, reason: declined.reason }
      : null
  })
}

export const verificationService: Service<typeof verificationContract> = {
  verification: {
    async verify({ ticket }, context) {
      return (await judged(context, context.files.take(ticket).bytes)).verdict
    },
    badge: async ({ ticket }, context) => await judgedBadge(context, context.files.take(ticket).bytes),
    sign: (input, context) =>
      signWithKeyFile(input, context, async (asked, bytes) => (await judged(asked, bytes)).verdict),
    async sheet({ ticket, language }, context) {
      const { host, door, files } = context
      const { name, bytes } = files.take(ticket)
      const { verdict, isOwn } = await judged(context, bytes)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const input: VerdictSheet = {
        ...{ language, verdict, isOwn, vault: door.vault()?.name ?? null },
        declined: isOwn ? declinedIn(context, verdict) : null,
        ...{ file: { name, size: bytes.length, sha256 }, judgedAt: new Date(host.now()).toISOString() },
      }
      const drawn = await doInHelper(host, 'draw', { name: 'draw-verdict-sheet', input }, context.signal)
      return files.offer(
        offeredBytes(`${name.replace(/\.pdf$/i, '')} verdict.pdf`, 'application/pdf', Buffer.from(drawn)),
      )
    },
    async page(_input, { files }) {
      const bytes = await readFile(builtAssetPath(`verifier/${pageName}`))
      return files.offer(offeredBytes(pageName, 'text/html', bytes))
    },
  },
}
