import type { competitionsContract } from '#shared/modules/competitions/competitions.contract.ts'
import type { Service } from '../../service.ts'
import { boardOf, gainsOfSome } from './competitions.board.ts'
import { readContestFor } from './competitions.intake.ts'
import { writeContest } from './competitions.outgoing.ts'

export const competitionsService: Service<typeof competitionsContract> = {
  scoreboard: {
    standings: (input, context) => boardOf(context, input),
    gains: (input, context) => gainsOfSome(context, input),
  },
  contest: {
    read: (input, context) => readContestFor(context, input),
    write: async (input, context) => writeContest(context, input),
  },
}
