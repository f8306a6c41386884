import type { Entity } from '../../record/record.ts'
import type { assessmentRecord } from './assessment.record.ts'
import type { competitionRecord } from './competition.record.ts'
import type { scoreRecord } from './score.record.ts'
import type { SchemeFields } from './training.scheme.ts'
import type { Ranking } from './training.scoring.ts'

export type AssessmentFacts = SchemeFields &
  Pick<Entity<typeof assessmentRecord>, 'passMark' | 'participants' | 'ranking'>
export type CompetitionFacts = Pick<Entity<typeof competitionRecord>, 'rounds' | 'teams' | 'awards'>
export type ScoreFacts = Pick<
  Entity<typeof scoreRecord>,
  | 'id'
  | 'person'
  | 'team'
  | 'components'
  | 'bonus'
  | 'moderatedPoints'
  | 'moderationReason'
  | 'total'
  | 'rank'
  | 'basis'
  | 'moderatedBy'
  | 'state'
  | 'assessment'
  | 'competition'
> &
  Partial<Pick<Entity<typeof scoreRecord>, 'taken'>>

/** A component or a round; weight is percent of the whole, maximum the points that earn all of it. */
export type ScoreColumn = { readonly name: string; readonly weight: string | null; readonly maximum: string | null }

/** How ranks go on after equal totals; assessments of before this was asked count those before. */
export const rankingOf = ({ ranking }: Pick<AssessmentFacts, 'ranking'>): Ranking => ranking ?? 'standard'
