import { scoreboard } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { ctfdCsv } from '#shared/modules/competitions/ctfd-csv.ts'
import { ctfdTables } from '#shared/modules/competitions/ctfd-writing.ts'
import type {
  ContestFormat,
  ContestSettings,
  ForeignContest,
  ForeignEntrant,
} from '#shared/modules/competitions/foreign-contest.ts'
import { ctfdScoreboard, ctftimeStandings } from '#shared/modules/competitions/scoreboard-files.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { csvOf } from '../../exchange/csv.ts'
import { pack } from '../../exchange/zip.ts'
import { offeredBytes } from '../../files.ts'
import { type Held, heldBy } from './competitions.held.ts'

const bare = <Row extends { readonly id: string; readonly source: string | null }>(
  rows: readonly Row[],
  prefix: string,
) => {
  const most = rows.reduce((last, { source }) => Math.max(last, Number(source ?? 0) || 0), 0)
  let next = most
  // What was typed here gets the numbers behind those of the program that the rest came from.
  return new Map(
    rows.map(({ id, source }) => [id, (prefix && source?.startsWith(prefix) ? null : source) ?? String(++next)]),
  )
}

function entrantsFor({ entrants }: Held, numbers: ReadonlyMap<string, string>): readonly ForeignEntrant[] {
  return entrants.map(
    ({ id, name, kind, email, bracket, hidden, banned, members, statedPoints, statedRank, imported }) => ({
      ...{ source: numbers.get(id) ?? '', name, kind, email, bracket, statedPoints, statedRank },
      ...{ hidden: hidden === true, banned: banned === true },
      members: members.map((member, place) => ({
        source: member.source ?? `${numbers.get(id) ?? ''}${String(place + 1).padStart(3, '0')}`,
        ...{ name: member.name, email: member.email },
      })),
      kept: imported.map((row) => ({ name: row.name, value: row.value })),
    }),
  )
}

/** The numbers of members by their entrant and person, for solves that were typed here. */
function memberNumbers({ entrants }: Held, out: readonly ForeignEntrant[]): ReadonlyMap<string, string> {
  return new Map(
    entrants.flatMap(({ id, members }, place) =>
      members.flatMap(({ person }, at) => {
        const source = out[place]?.members[at]?.source
        return person === null || source === undefined ? [] : [[`${id} ${person}`, source] as const]
      }),
    ),
  )
}

/** A competition as the tables of another program know it. */
function contestOf(held: Held, settings: ContestSettings): ForeignContest {
  const [challengeIds, entrantIds, awardIds] = [
    bare(held.challenges, ''),
    bare(held.entrants, 'ctftime '),
    bare(held.awards, ''),
  ]
  const entrants = entrantsFor(held, entrantIds)
  const members = memberNumbers(held, entrants)
  const plain = held.solves.map((solve) => ({ ...solve, source: solve.source?.split('/')[0] ?? null }))
  const solveIds = bare(plain, '')
  return {
    ...{ format: 'ctfdZip', settings, entrants },
    challenges: held.challenges.map(
      ({ id, name, category, valuing, value, initial, minimum, decay, hidden, description, imported }) => ({
        ...{ source: challengeIds.get(id) ?? '', name, category, valuing, value, initial, minimum, decay, description },
        hidden: hidden === true,
        kept: imported.map((row) => ({ name: row.name, value: row.value })),
      }),
    ),
    solves: held.solves.map(({ id, entrant, challenge, person, at, source }) => ({
      ...{ source: solveIds.get(id) ?? '', entrant: entrantIds.get(entrant) ?? '', at },
      challenge: challengeIds.get(challenge) ?? '',
      member: source?.split('/')[1] ?? members.get(`${entrant} ${person ?? ''}`) ?? null,
    })),
    awards: held.awards.map(({ id, entrant, points, reason, category, description, at, imported }) => ({
      ...{
        source: awardIds.get(id) ?? '',
        entrant: entrantIds.get(entrant) ?? '',
        points,
        reason,
        at,
        category,
        description,
      },
      kept: imported.map((row) => ({ name: row.name, value: row.value })),
    })),
    losses: [],
  }
}

/** The entrants in the order of the scoreboard, with the points and ranks that it shows. */
function ranked(context: ReadContext, competition: string, held: Held): readonly ForeignEntrant[] {
  const { tieRule, kind } = context.read(competitionRecord).get(competition)
  const isExternal = kind === 'external'
  const all = new Map(
    entrantsFor(held, bare(held.entrants, 'ctftime ')).map((one, place) => [held.entrants[place]?.id ?? '', one]),
  )
  const rule = tieRule ?? 'earliestLastGain'
  const { rows } = scoreboard(held.entrants, { view: 'live', tieRule: rule, bracket: null, isExternal })
  return rows.flatMap(({ entrant, points, rank }) => {
    const one = all.get(entrant)
    const isListed = rank !== null || (isExternal && one?.statedPoints !== null)
    return one === undefined || !isListed ? [] : [{ ...one, statedPoints: points, statedRank: rank }]
  })
}

const text = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value)}\n`)

/** Writes a competition as another program would have exported it. */
export function writeContest(
  context: TaskContext,
  { competition, format }: { competition: string; format: ContestFormat },
): OutgoingFile {
  const { title, contest, board } = context.query((reading) => {
    const held = heldBy(reading, competition)
    const { title: name, number, startsAt, endsAt, freezesAt } = reading.read(competitionRecord).get(competition)
    const settings = { title: name, startsAt, endsAt, freezesAt }
    return {
      title: String(number ?? name),
      contest: contestOf(held, settings),
      board: ranked(reading, competition, held),
    }
  })
  const stem = title.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-') || 'competition'
  const offer = (name: string, type: string, bytes: Uint8Array) =>
    context.files.offer(offeredBytes(`${stem}.${name}`, type, bytes))
  if (format === 'ctfdCsv') return offer('scoreboard.csv', 'text/csv', csvOf(ctfdCsv(board)))
  if (format === 'ctfdScoreboard') return offer('scoreboard.json', 'application/json', text(ctfdScoreboard(board)))
  if (format === 'ctftime') return offer('ctftime.json', 'application/json', text(ctftimeStandings(board)))
  const tables = Object.entries(ctfdTables(contest)).map(([name, results]) => [
    `db/${name}.json`,
    JSON.stringify({ count: results.length, results, meta: {} }),
  ])
  return offer('ctfd.zip', 'application/zip', pack(Object.fromEntries(tables)))
}
