import { readFile } from 'node:fs/promises'
import type { verificationContract } from '#shared/modules/verification/verification.contract.ts'
import { againstJournal } from '#shared/modules/verification/verification.projection.ts'
import { builtAssetPath } from '../../assets.ts'
import { offeredBytes } from '../../files.ts'
import { standingOf } from '../../journal/seal-standing.ts'
import { authoritiesOf } from '../../lifecycle/vault-facts.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { Service } from '../../service.ts'

/** Under this name it is handed over, so that whoever keeps it knows what it is. */
const pageName = 'sealbook-verifier.html'

export const verificationService: Service<typeof verificationContract> = {
  verification: {
    async verify({ ticket }, { host, door, files }) {
      const { bytes } = files.take(ticket)
      const vault = door.vault()
      const known = vault ? authoritiesOf(vault.store) : []
      const trust = known.map(({ certificate }) => Buffer.from(certificate, 'base64'))
      const verdict = await doInHelper(host, 'draw', {
        name: 'verify-document',
        input: { bytes, trust: { trust, now: host.now() } },
      })
      const { seal } = verdict.journalProof
      if (!vault || seal === undefined || seal.vault !== vault.keys().vaultId) return verdict
      return againstJournal(verdict, standingOf(vault.store.db, seal))
    },
    async page(_input, { files }) {
      const bytes = await readFile(builtAssetPath(`verifier/${pageName}`))
      return files.offer(offeredBytes(pageName, 'text/html', bytes))
    },
  },
}
