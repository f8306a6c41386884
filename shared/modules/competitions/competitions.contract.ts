import { z } from 'zod'
import { answer, query, task } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import type { Entity } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { challengeRecord } from './challenge.record.ts'
import type { Freeze } from './competitions.freeze.ts'
import { competitionWriters } from './competitions.kept.ts'
import type { SolveFacts } from './competitions.roll-ups.ts'
import { boardViews, type Scoreboard, type TieRule } from './competitions.scoreboard.ts'
import { type ContestFormat, type ContestLoss, type ContestSettings, contestFormats } from './foreign-contest.ts'

type Challenge = Entity<typeof challengeRecord>

export type BoardChallenge = Pick<Challenge, 'id' | 'name' | 'category' | 'firstBloodAt'> & {
  readonly solved: number
  /** What it is worth to whoever solves it next, or what it was last worth to anybody. */
  readonly now: number
  /** The name of the entrant who was first. */
  readonly firstBlood: { readonly id: string; readonly name: string } | null
}

export type BoardAward = {
  readonly id: string
  readonly entrant: { readonly id: string; readonly name: string }
  readonly points: number
  readonly reason: string
  readonly at: string
  readonly by: string | null
}

/** All that the scoreboard of a competition shows, but for its single solves. */
export type Board = Scoreboard & {
  readonly brackets: readonly string[]
  readonly challenges: readonly BoardChallenge[]
  readonly awards: readonly BoardAward[]
  readonly tieRule: TieRule
  readonly startsAt: string
  readonly endsAt: string | null
  readonly freezesAt: string | null
  readonly freeze: Freeze
}

export type BoardSolve = Pick<SolveFacts, 'entrant' | 'challenge' | 'at' | 'exclusion'> & { readonly value: number }

/** How many entrants are asked for at once. */
const mostAsked = 200

/** An account of the file whose address is that of one person here. */
export type ContestAccount = {
  readonly source: string
  readonly name: string
  readonly email: string
  readonly person: { readonly id: string; readonly name: string }
}

/** `fresh` is what the competition has not by its number in the file, `changed` what the file says otherwise than before. */
type Counted = { readonly read: number; readonly fresh: number; readonly changed: number }

/** What the file of another program holds for a competition, and whether it was taken over. */
export type ContestReading = {
  readonly format: ContestFormat
  readonly counts: Readonly<Record<'challenges' | 'entrants' | 'solves' | 'awards', Counted>>
  /** How many of the new solves do not count, by cause. */
  readonly excluded: Readonly<Record<'beforeStart' | 'afterEnd' | 'repeated', number>>
  readonly accounts: readonly ContestAccount[]
  readonly losses: readonly ContestLoss[]
  /** What the competition had not set and takes from the file. */
  readonly settings: Pick<ContestSettings, 'endsAt' | 'freezesAt'>
  readonly made: boolean
}

export const competitionsContract = {
  scoreboard: {
    /**
     * The ranking by what is kept with entrants; by today's values where asked for, which reads every solve. While it is
     * frozen any other view is for those who keep the competition, others: `forbidden` with `errors.standingsFrozen`.
     */
    standings: query(
      everyRole,
      z.strictObject({ competition: identifier, view: z.enum(boardViews), bracket: z.string().max(120).nullable() }),
      answer<Board>(),
    ),
    /** What some entrants have solved and were awarded, in the order in which it happened; of a frozen view what was before. Refuses as `standings`. */
    gains: query(
      everyRole,
      z.strictObject({
        competition: identifier,
        view: z.enum(boardViews),
        entrants: z.array(identifier).max(mostAsked),
      }),
      answer<{
        readonly solves: readonly BoardSolve[]
        readonly awards: readonly { readonly entrant: string; readonly points: number; readonly at: string }[]
      }>(),
    ),
  },
  contest: {
    /**
     * Reads a contest of another program for a competition and, with `apply`, takes over what is new; `apart` names accounts
     * that are not the person of their address. `invalid`: `errors.contestLarge`, `errors.contestShape`, and as `unpack`,
     * `readCsv` and `parsedJson`; `conflict`: `errors.contestSettled`, `errors.contestEmpty`, `errors.contestExternal`,
     * `errors.contestEntry`, `errors.contestFrozen`.
     */
    read: task(
      competitionWriters,
      z.strictObject({
        competition: identifier,
        ticket: z.string().max(100),
        apply: z.boolean(),
        apart: z.array(z.string().max(100)).max(20_000),
      }),
      answer<ContestReading>(),
    ),
    /** Writes a competition as another program would have exported it. */
    write: task(
      competitionWriters,
      z.strictObject({ competition: identifier, format: z.enum(contestFormats) }),
      answer<OutgoingFile>(),
    ),
  },
} as const
