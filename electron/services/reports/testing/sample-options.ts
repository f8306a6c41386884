import { createHash } from 'node:crypto'
import type { Language } from '#shared/base/translate.ts'
import type { DrawOptions } from '../draw-options.ts'

/** Options for a sealed report of a vault that never existed. */
export function sampleOptions(language: Language, changes: Partial<DrawOptions> = {}): DrawOptions {
  const records = Buffer.from('{"audit":"A-2026-003"}')
  const sealedAt = '2026-11-05T09:30:00.000Z'
  const hash = createHash('sha256').update('head').digest('hex')
  return {
    language,
    demo: false,
    fields: { signatures: 2, timestamps: 2 },
    attachments: [
      {
        name: 'audit-records.json',
        bytes: records,
        mediaType: 'application/json',
        relationship: 'Data',
        description: language === 'en' ? 'The records shown' : '本报告所示记录',
        created: new Date(sealedAt),
        modified: new Date(sealedAt),
      },
    ],
    proof: {
      recordsSha256: createHash('sha256').update(records).digest('hex'),
      vault: 'Northgate 2026',
      vaultHead: hash,
      shortHead: 'K7QD 3MZA X2LP 9TRW',
      heads: [{ name: 'office-laptop', sequence: 1842, hash }],
      checkpoint: `sealbook/vault/device\n1842\n${Buffer.from(hash, 'hex').toString('base64')}\n\n— device AbCd1234\n`,
      authoritySha256: hash,
      sealedAt,
    },
    ...changes,
  }
}
