import type { samplingContract } from '#shared/modules/sampling/sampling.contract.ts'
import type { Service } from '../../service.ts'
import { draw } from './sampling.draw.ts'
import { freezeFile, freezeRecords } from './sampling.freeze.ts'

export const samplingService: Service<typeof samplingContract> = {
  sampling: {
    freezeFile: (input, context) => freezeFile(context, input),
    freezeRecords: (input, context) => freezeRecords(context, input),
    draw: (input, context) => draw(context, input),
  },
}
