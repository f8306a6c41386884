import type { verificationContract } from '#shared/modules/verification/verification.contract.ts'
import { verifyDocument } from '../../documents/verify/verify-document.ts'
import { authorityOf } from '../../lifecycle/assemble.ts'
import type { Service } from '../../service.ts'

export const verificationService: Service<typeof verificationContract> = {
  verification: {
    async verify({ ticket }, { host, door, files }) {
      const { bytes } = files.take(ticket)
      const vault = door.vault()
      const trust = vault ? [Buffer.from(authorityOf(vault.store).certificate, 'base64')] : []
      return await verifyDocument(bytes, { trust, now: host.now() })
    },
  },
}
