import { OperationError } from '#shared/contract/errors.ts'
import type { ContestAccount, ContestReading } from '#shared/modules/competitions/competitions.contract.ts'
import type { ForeignContest } from '#shared/modules/competitions/foreign-contest.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { doInHelper } from '../../processes/helper.ts'
import { heldBy, type IntakePlan, planIntake } from './competitions.intake-plan.ts'
import { intakeBatch } from './competitions.intake-write.ts'

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
function refuseFor({ state, kind, entry }: Entity<typeof competitionRecord>, contest: ForeignContest): void {
  const refuse = (key: string) => {
    throw new OperationError('conflict', key)
  }
  if (settled.includes(state)) refuse('errors.contestSettled')
  if (contest.entrants.length + contest.challenges.length === 0) refuse('errors.contestEmpty')
  if (kind === 'external' && contest.challenges.length > 0) refuse('errors.contestExternal')
  const wanted = entry === 'team' ? 'team' : entry === 'individual' ? 'person' : null
  if (wanted !== null && contest.entrants.some((one) => one.kind !== wanted)) refuse('errors.contestEntry')
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
  return {
    challenges: { read: contest.challenges.length, fresh: fresh(plan.challenges) },
    entrants: { read: contest.entrants.length, fresh: fresh(plan.entrants) },
    solves: { read: contest.solves.length, fresh: fresh(plan.solves) },
    awards: { read: contest.awards.length, fresh: fresh(plan.awards) },
  }
}

/** Reads a contest for a competition and, with `apply`, takes over all that it has not by its number in the file. */
export async function readContestFor(context: TaskContext, asked: Asked): Promise<ContestReading> {
  const { name, bytes } = context.files.take(asked.ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.contestLarge', { parameters: { megabytes: mostMegabytes } })
  const contest = await doInHelper(context.host, 'import', { name: 'read-contest', input: { bytes } }, context.signal)
  const { accounts, plan } = context.query((reading) => {
    const competition = reading.read(competitionRecord).get(asked.competition)
    refuseFor(competition, contest)
    const held = heldBy(reading, competition.id)
    const taken = new Set(held.entrants.flatMap(({ person, members }) => [person, ...members.map((one) => one.person)]))
    const found = accountsOf(reading, contest, new Set([...taken].flatMap((id) => id ?? [])))
    const people = new Map(
      found.flatMap(({ source, person }) => (asked.apart.includes(source) ? [] : [[source, person.id] as const])),
    )
    const given = { competition, contest, people, newId: () => context.host.newId() }
    return { accounts: found, plan: planIntake(given, held) }
  })
  if (asked.apply) await context.batch(intakeBatch(plan, name))
  return {
    ...{ format: contest.format, counts: countsOf(contest, plan), excluded: plan.excluded, losses: contest.losses },
    accounts: accounts.slice(0, mostListed),
    made: asked.apply,
  }
}
