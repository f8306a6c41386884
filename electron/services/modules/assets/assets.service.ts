import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { type assetsContract, standardMeasures } from '#shared/modules/assets/assets.contract.ts'
import { phases } from '#shared/modules/assets/assets.synchrony.ts'
import { synchronyItemRecord } from '#shared/modules/assets/synchrony-item.record.ts'
import type { Service } from '../../service.ts'
import { importScan } from './assets.scan.ts'
import { exposedAssets, weaknessStanding } from './assets.standing.ts'

export const assetsService: Service<typeof assetsContract> = {
  vulnerability: {
    standing: (input, context) => weaknessStanding(context, input),
  },
  asset: {
    exposed: (_input, context) => ({ assets: exposedAssets(context) }),
  },
  scan: {
    import: (input, context) => importScan(context, input),
  },
  synchronyItem: {
    begin({ asset, language, reason }, context) {
      const words = translatorOf(language, catalogues)
      const { id } = context.read(assetRecord).get(asset)
      if (reason) context.because(reason)
      const items = context.read(synchronyItemRecord).all([{ field: 'asset', comparison: 'is', value: id }])
      const wanted = phases.flatMap((phase) =>
        standardMeasures[phase].map((key) => ({ asset: id, phase, title: words(`synchrony.standard.${key}`) })),
      )
      const missing = wanted.filter(
        ({ phase, title }) => !items.some((item) => item.phase === phase && item.title === title),
      )
      for (const draft of missing) context.write(synchronyItemRecord).create(draft)
      return { added: missing.length }
    },
  },
}
