import { OperationError } from '#shared/contract/errors.ts'
import type { ContestAccount, ContestReading } from '#shared/modules/competitions/competitions.contract.ts'
import { freezeAt } from '#shared/modules/competitions/competitions.freeze.ts'
import type { ForeignContest } from '#shared/modules/competitions/foreign-contest.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { doInHelper } from '../../processes/helper.ts'
import { heldBy, peopleBehind } from './competitions.held.ts'
import { type IntakePlan, planIntake } from './competitions.intake-plan.ts'
import { leftSettings } from './competitions.intake-updates.ts'
import { intakeBatch, writes } from './competitions.intake-write.ts'

type Asked = {
  readonly competition: string
  readonly ticket: string
  readonly apply: boolean
  readonly apart: readonly string[]
}

const mostMegabytes = 200
/** More accounts than this are matched without being listed. */
const mostListed = 500

const settled: readonly string[] = ['finished', 'cancelled']

/** What stands against taking a file into a competition as a whole. */
function refuseFor(competition: Entity<typeof competitionRecord>, contest: ForeignContest, now: number): void {
  const { state, kind, entry, title } = competition
  const refuse = (key: string) => {
    throw new OperationError('conflict', key, { parameters: { title } })
  }
  if (settled.includes(state)) refuse('errors.contestSettled')
  if (contest.entrants.length + contest.challenges.length === 0) refuse('errors.contestEmpty')
  if (kind === 'external' && contest.challenges.length > 0) refuse('errors.contestExternal')
  const wanted = entry === 'team' ? 'team' : entry === 'individual' ? 'person' : null
  if (wanted !== null && contest.entrants.some((one) => one.kind !== wanted)) refuse('errors.contestEntry')
  const tells = contest.entrants.some(({ statedPoints, statedRank }) => statedPoints !== null || statedRank !== null)
  if (tells && freezeAt(competition, new Date(now).toISOString()) === 'on') refuse('errors.contestFrozen')
}

/** The accounts of the file whose address is that of one person, and that nobody else of the competition bears already. */
function accountsOf(
  context: ReadContext,
  { entrants }: ForeignContest,
  taken: ReadonlySet<string>,
): readonly ContestAccount[] {
  const people = context.read(personRecord).all()
  const byAddress = new Map<string, (typeof people)[number] | null>()
  for (const person of people) {
    const address = person.email?.trim().toLowerCase()
    // An address of two people says of neither that it is theirs.
    if (address) byAddress.set(address, byAddress.has(address) ? null : person)
  }
  const used = new Set(taken)
  const accounts = entrants.flatMap((entrant) => (entrant.kind === 'team' ? entrant.members : [entrant]))
  return accounts.flatMap(({ source, name, email }) => {
    const person = email === null ? null : byAddress.get(email.trim().toLowerCase())
    if (!person || email === null || used.has(person.id)) return []
    used.add(person.id)
    return [{ source, name, email, person: { id: person.id, name: person.name } }]
  })
}

function countsOf(contest: ForeignContest, plan: IntakePlan): ContestReading['counts'] {
  const fresh = (rows: IntakePlan['solves']) => rows.filter(({ isNew }) => isNew).length
  const { entrants, challenges } = plan.updates
  return {
    challenges: { read: contest.challenges.length, fresh: fresh(plan.challenges), changed: challenges.size },
    entrants: { read: contest.entrants.length, fresh: fresh(plan.entrants), changed: entrants.size },
    solves: { read: contest.solves.length, fresh: fresh(plan.solves), changed: 0 },
    awards: { read: contest.awards.length, fresh: fresh(plan.awards), changed: 0 },
  }
}

/** What the file would do to the competition as it stands. */
function lookInto(
  context: ReadContext,
  { competition: id, apart }: Asked,
  contest: ForeignContest,
  newId: () => string,
) {
  const competition = context.read(competitionRecord).get(id)
  refuseFor(competition, contest, context.now)
  const held = heldBy(context, id)
  const taken = held.entrants.flatMap(({ person, members }) => [person, ...members.map((one) => one.person)])
  const accounts = accountsOf(context, contest, new Set(taken.flatMap((one) => one ?? [])))
  const people = new Map(
    accounts.flatMap(({ source, person }) => (apart.includes(source) ? [] : [[source, person.id] as const])),
  )
  const plan = planIntake({ competition, contest, people, peopleBefore: peopleBehind(held), newId }, held)
  const left = leftSettings(competition, contest, plan.settings)
  const losses = [
    ...left.map((what) => ({ kind: 'setting', what, count: 1 }) as const),
    ...plan.updates.different.map((what) => ({ kind: 'different', what, count: 1 }) as const),
  ]
  return { accounts, plan, losses: [...contest.losses, ...losses] }
}

/** Reads a contest for a competition and, with `apply`, takes over all that it has not by its number in the file. */
export async function readContestFor(context: TaskContext, asked: Asked): Promise<ContestReading> {
  const { name, bytes } = context.files.take(asked.ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.contestLarge', { parameters: { megabytes: mostMegabytes } })
  const contest = await doInHelper(context.host, 'import', { name: 'read-contest', input: { bytes } }, context.signal)
  const look = (reading: ReadContext) => lookInto(reading, asked, contest, () => context.host.newId())
  let found = context.query(look)
  if (asked.apply && writes(found.plan))
    await context.batch(
      intakeBatch({
        ...{ competition: asked.competition, fileName: name },
        plan(reading) {
          found = look(reading)
          return found.plan
        },
      }),
    )
  const { accounts, plan, losses } = found
  const { endsAt = null, freezesAt = null } = plan.settings
  return {
    ...{ format: contest.format, counts: countsOf(contest, plan), excluded: plan.excluded, losses },
    ...{ accounts: accounts.slice(0, mostListed), settings: { endsAt, freezesAt }, made: asked.apply },
  }
}
