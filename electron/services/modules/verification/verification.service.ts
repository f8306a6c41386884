import type { verificationContract } from '#shared/modules/verification/verification.contract.ts'
import { authorityOf } from '../../lifecycle/assemble.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { Service } from '../../service.ts'

export const verificationService: Service<typeof verificationContract> = {
  verification: {
    async verify({ ticket }, { host, door, files }) {
      const { bytes } = files.take(ticket)
      const vault = door.vault()
      const trust = vault ? [Buffer.from(authorityOf(vault.store).certificate, 'base64')] : []
      return await doInHelper(host, 'draw', {
        name: 'verify-document',
        input: { bytes, trust: { trust, now: host.now() } },
      })
    },
  },
}
