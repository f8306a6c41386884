import { OperationError } from '#shared/contract/errors.ts'
import type { exchangeContract } from '#shared/modules/exchange/exchange.contract.ts'
import type { Service } from '../../service.ts'

export const exchangeService: Service<typeof exchangeContract> = {
  exchange: {
    formats: () => [],
    async export({ format }) {
      throw new OperationError('missing', 'errors.unknownFormat', { parameters: { format } })
    },
    async import({ format }) {
      throw new OperationError('missing', 'errors.unknownFormat', { parameters: { format } })
    },
  },
}
