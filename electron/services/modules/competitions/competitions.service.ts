import type { competitionsContract } from '#shared/modules/competitions/competitions.contract.ts'
import type { Service } from '../../service.ts'
import { boardOf, gainsOfSome } from './competitions.board.ts'

export const competitionsService: Service<typeof competitionsContract> = {
  scoreboard: {
    standings: (input, context) => boardOf(context, input),
    gains: (input, context) => gainsOfSome(context, input),
  },
}
