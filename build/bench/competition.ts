import { heldBy } from '#services/modules/competitions/competitions.held.ts'
import { planIntake } from '#services/modules/competitions/competitions.intake-plan.ts'
import { intakeBatch } from '#services/modules/competitions/competitions.intake-write.ts'
import { runCommand } from '#services/run.ts'
import { openWorkbench } from '#services/workbench.ts'
import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import { type ForeignContest, noSettings } from '#shared/modules/competitions/foreign-contest.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most, ratio, told } from './figure.ts'
import { interleaved, timed } from './measure.ts'

const size = { entrants: 2000, challenges: 100, solvesEach: 50 }
const solves = size.entrants * size.solvesEach
/** What a ranking may take of the vault's process in milliseconds, and as a multiple of the bare query. */
const bounds = { milliseconds: 150, ratio: 8 }
const start = Date.parse('2026-01-10T08:00:00.000Z')

/** A contest in which every entrant solves half of the challenges, in an order of its own. */
function largeContest(): ForeignContest {
  const blank = { kept: [], hidden: false } as const
  const names = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1))
  const falling = { valuing: 'logarithmic', value: null, initial: 500, minimum: 100, decay: 400 } as const
  return {
    ...{ format: 'ctfdZip', settings: noSettings },
    challenges: names(size.challenges).map((source) => ({
      ...{ ...blank, ...falling, source, name: `Challenge ${source}`, category: 'web', description: null },
    })),
    entrants: names(size.entrants).map((source) => ({
      ...{ ...blank, source, name: `队伍 Team ${source}`, kind: 'team', email: null, bracket: null, banned: false },
      ...{ members: [], statedPoints: null, statedRank: null },
    })),
    solves: names(solves).map((source, at) => ({
      ...{ source, member: null, entrant: String((at % size.entrants) + 1) },
      challenge: String(((Math.floor(at / size.entrants) * 2 + ((at % size.entrants) % 7)) % size.challenges) + 1),
      at: new Date(start + at * 100).toISOString(),
    })),
    awards: [],
    losses: [],
  }
}

/** Makes the contest as an import does, slice by slice; answers the id of its competition. */
function fillContest({ host, vault }: BenchVault): string {
  vault.store.db.pragma('synchronous=OFF')
  const draft = { title: 'Large cup', kind: 'internal', startsAt: new Date(start).toISOString() } as const
  const competition = runCommand(vault, ({ write }) => write(competitionRecord).create(draft)).result
  const nobody = new Map<string, string>()
  const people = { people: nobody, peopleBefore: nobody }
  const given = { competition, contest: largeContest(), ...people, newId: host.newId }
  const batch = intakeBatch({
    ...{ competition: competition.id, fileName: 'large.zip' },
    plan: (context) => planIntake(given, heldBy(context, competition.id)),
  })
  for (let slice = 0; slice < batch.slices; slice += 1) runCommand(vault, (context) => batch.write(context, slice))
  return competition.id
}

/** What the ranking of a large competition costs the vault's process, held against the bare query of the same rows. */
export async function competitionFigures(bench: BenchVault): Promise<readonly Figure[]> {
  let competition = ''
  const taken = await timed(() => {
    competition = fillContest(bench)
  })
  const door = openWorkbench(bench.host, bench.vault)
  const board = async (view: string) =>
    (await door.call('scoreboard.standings', { competition, view, bracket: null })) as Board
  const { rows } = await board('live')
  if (rows.length !== size.entrants || rows[0]?.rank !== 1) throw new Error('the scoreboard shows something else')
  const bare = bench.vault.store.db.prepare(
    'SELECT "id", "name", "bracket", "points", "solved", "lastGainAt" FROM "entrants" WHERE "competition" = ? AND "archived" = 0 ORDER BY "points" DESC, "lastGainAt"',
  )
  const times = await interleaved(15, { ranked: () => board('live'), bare: () => bare.all(competition) })
  const again = await interleaved(3, { revalued: () => board('revalued') })
  const what = `the ranking of ${size.entrants} entrants over ${size.challenges} challenges and ${solves} solves`
  return [
    most(what, times.ranked, 'ms', bounds.milliseconds),
    ratio(`${what}, to the bare query`, times.ranked, times.bare, bounds.ratio),
    told('the same re-valued as in CTFd, which reads every solve', again.revalued, 'ms'),
    told(`making the contest of ${solves} solves`, taken / 1000, 's'),
  ]
}
