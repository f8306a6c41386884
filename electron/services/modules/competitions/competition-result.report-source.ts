import type { Filter } from '#shared/contract/list.ts'
import { awardRecord } from '#shared/modules/competitions/award.record.ts'
import { challengeRecord } from '#shared/modules/competitions/challenge.record.ts'
import { projectCompetitionResult } from '#shared/modules/competitions/competition-result.projection.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import { seesAllScores } from '#shared/modules/training/training.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { boardOf } from './competitions.board.ts'

/** Addresses of those who took part are none of a recipient's business. */
function withoutAddresses(entrant: Entity<typeof entrantRecord>): Entity<typeof entrantRecord> {
  return { ...entrant, email: null, members: entrant.members.map((member) => ({ ...member, email: null })) }
}

/** The final standing of a competition; its owner stands for it. Refused as the scoreboard is while that is frozen. */
export const competitionResultReport: ReportKind<'competitionResult'> = {
  record: competitionRecord,
  gather(context, id) {
    const competition = context.read(competitionRecord).get(id)
    const board = boardOf(context, { competition: id, view: 'live', bracket: null })
    const own: readonly Filter[] = [{ field: 'competition', comparison: 'is', value: id }]
    const shown = new Set(board.rows.map(({ entrant }) => entrant))
    const entrants = context
      .read(entrantRecord)
      .all(own)
      .filter((entrant) => shown.has(entrant.id))
    const challenges = context
      .read(challengeRecord)
      .all(own)
      .filter(({ hidden }) => hidden !== true)
    const awards = context
      .read(awardRecord)
      .all(own)
      .filter(({ entrant }) => shown.has(entrant))
    const scores = context.read(scoreRecord).all(own)
    const organisation = context.read(organisationRecord).all()
    const projection = projectCompetitionResult({
      ...{ competition, board, entrants, scores, nameOf: namesOf(context), zone: context.zone },
      organisation: organisation[0] ?? null,
    })
    return {
      title: competition.title,
      number: competition.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: competitionRecord, rows: [competition] },
        { record: entrantRecord, rows: entrants.map(withoutAddresses) },
        { record: challengeRecord, rows: challenges },
        { record: awardRecord, rows: awards },
        { record: scoreRecord, rows: scores },
      ],
      named: [personRecord],
      projection,
      signatories: projection.signer === null ? [] : [projection.signer.id],
      selfApproved: false,
      notReady: notReady(competition.state, projection.signer !== null),
      inPart: seesAllScores(context.actor.roles) ? null : 'competitionResult.refused.ownOnly',
    }
  },
}

function notReady(state: string | null, hasOwner: boolean): string | null {
  if (state !== 'finished') return 'competitionResult.refused.notFinished'
  return hasOwner ? null : 'competitionResult.refused.noOwner'
}
