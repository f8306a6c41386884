import { OperationError } from '#shared/contract/errors.ts'
import type { reportsContract } from '#shared/modules/reports/reports.contract.ts'
import type { Service } from '../../service.ts'

export const reportsService: Service<typeof reportsContract> = {
  report: {
    kinds: () => [],
    async draw({ kind }) {
      throw new OperationError('missing', 'errors.unknownReport', { parameters: { kind } })
    },
    async seal({ kind }) {
      throw new OperationError('missing', 'errors.unknownReport', { parameters: { kind } })
    },
  },
}
