import { textSha256 } from '../../base/sha256.ts'
import { idList, isBackwards, isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  isAloneInVault,
  type RecordConsequence,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

const approval = 'exerciseApproval'

/** States in which the rules of engagement may still change, and in which they are approved. */
const open: readonly string[] = ['planned', 'halted']
const kept = ['exercise', 'person', 'rulesHash'] as const

/** The digest of what is approved: scope, rules, stop conditions and the days on which the exercise may take place. */
export function rulesHash(exercise: ValueRow): string {
  const conditions = partRows(exercise.stopConditions).map((row) =>
    ['condition', 'calledBy', 'signal'].map((field) => row[field] ?? null),
  )
  const { scope = null, rules = null, period } = exercise
  const days = typeof period === 'object' && period !== null && 'start' in period ? [period.start, period.end] : null
  return textSha256(JSON.stringify([scope, rules, conditions, days]))
}

const approvedFields = ['scope', 'rules', 'stopConditions', 'period', 'approvers'] as const

function approvalsOf(input: RuleInput, exercise: AnyValue | undefined): readonly AnyEntity[] {
  return isText(exercise) ? input.read.all(approval, { exercise }) : []
}

function nameOf({ read }: RuleInput, person: string | undefined): string {
  const name = person === undefined ? null : read.find('person', person)?.name
  return isText(name) ? name : ''
}

const isDecision = (input: RuleInput) => takes(input, 'approve', 'refuse')
const begins = (input: RuleInput) => takes(input, 'start', 'resume')

/** Those who are named and have taken that decision on exactly these rules. */
function deciders(input: RuleInput, state: string): readonly string[] {
  const hash = rulesHash(input.after)
  const decided = approvalsOf(input, input.before?.id).filter((one) => one.state === state && one.rulesHash === hash)
  return idList(input.after.approvers).filter((person) => decided.some((one) => one.person === person))
}

const apart = ['lead', 'redTeam', 'redGroup', 'approvers'] as const

/** Asked of those who are named and of what begins alone: whoever joined the vault since does not stand in the way of a halt. */
function namesAnew(input: RuleInput): boolean {
  const { before, after } = input
  if (before === null || begins(input)) return true
  return states(input) && apart.some((field) => !sameValue(before[field] ?? null, after[field] ?? null))
}

/** Who heads the red group, or belongs to it at any time from the first day of the exercise to its last or to this day. */
function redMembers(input: RuleInput): readonly AnyValue[] {
  const group = referred(input, 'redGroup', 'group')
  if (group === null) return []
  const { period } = input.after
  const days = typeof period === 'object' && period !== null && 'start' in period ? period : null
  const start = days?.start ?? input.today
  const end = isBackwards(input.today, days?.end) ? input.today : (days?.end ?? input.today)
  const seats = input.read
    .all('membership', { group: group.id })
    .filter(({ from, until }) => !isBackwards(from, end) && !isBackwards(start, until))
  return [group.chair ?? null, group.deputyChair ?? null, ...seats.map(({ person }) => person ?? null)]
}

/** Refuses where one of these is to approve, and names them. */
function refuseApprover(input: RuleInput, people: readonly (AnyValue | undefined)[]) {
  const person = namesAnew(input) ? idList(input.after.approvers).find((id) => people.includes(id)) : undefined
  return refuseIf(person !== undefined, 'approvers', { person: nameOf(input, person) })
}

/** Rules of an exercise about who is to approve it. */
export const approverGuards: Parameters<typeof defineRules>[1] = {
  approverAttacks: (input) => refuseApprover(input, idList(input.after.redTeam)),
  approverInRedGroup: (input) => refuseApprover(input, redMembers(input)),
  approverLeads: (input) => (isAloneInVault(input) ? null : refuseApprover(input, [input.after.lead])),
  approverWrote: (input) =>
    isAloneInVault(input) ? null : refuseApprover(input, [input.before?.createdBy ?? input.person]),
  approvalRefused: (input) => {
    const [person] = begins(input) ? deciders(input, 'refused') : []
    return refuseIf(person !== undefined, '', { person: nameOf(input, person) })
  },
  approvalMissing: (input) => {
    if (!begins(input)) return null
    const decided = [...deciders(input, 'approved'), ...deciders(input, 'refused')]
    const missing = idList(input.after.approvers).filter((person) => !decided.includes(person))
    return refuseIf(missing.length > 0, '', { count: missing.length, person: nameOf(input, missing[0]) })
  },
  approvedWhileRunning: (input) => {
    const { action, before, after } = input
    if (before === null || action === 'archive' || open.includes(before.state)) return null
    if (idList(before.approvers).length === 0 && idList(after.approvers).length === 0) return null
    const changed = approvedFields.find((field) => !sameValue(before[field] ?? null, after[field] ?? null))
    return refuseIf(changed !== undefined, changed)
  },
}

/** What an approval must keep: asked of somebody named, decided by them alone, on the rules that they were shown. */
export const approvalRules = defineRules(approval, {
  notNamed: (input) => {
    const exercise = input.action === 'create' ? referred(input, 'exercise', 'exercise') : null
    const { person } = input.after
    return refuseIf(exercise !== null && !(isText(person) && idList(exercise.approvers).includes(person)), 'person')
  },
  askedAlready: (input) => {
    const others = approvalsOf(input, input.after.exercise).filter((other) => other.person === input.after.person)
    return refuseIf(input.action === 'create' && others.some((other) => other.state !== 'voided'), 'person')
  },
  otherRules: (input) => {
    const isBound = input.action === 'create' || isDecision(input)
    const exercise = isBound ? referred(input, 'exercise', 'exercise') : null
    return refuseIf(exercise !== null && rulesHash(exercise) !== input.after.rulesHash, 'rulesHash')
  },
  changedAfterwards: (input) =>
    refuseIf(input.before !== null && kept.some((field) => input.after[field] !== input.before?.[field])),
  notToDecide: (input) => {
    const state = referred(input, 'exercise', 'exercise')?.state ?? ''
    return refuseIf(isDecision(input) && !open.includes(state))
  },
})

function voided(approvals: readonly AnyEntity[]): readonly Consequence[] {
  return approvals.map(({ id }) => ({ record: approval, id, step: 'void' }))
}

/**
 * Whoever is named is asked as soon as there are a scope and rules. Other rules take back what was decided and ask anew; who
 * had not decided yet is asked about the new ones. Whoever is no longer named, and an exercise that is cancelled, leaves nothing open.
 */
export const approversAsked: RecordConsequence = (input) => {
  const live = approvalsOf(input, input.id).filter((one) => one.state !== 'voided')
  if (takes(input, 'cancel')) return voided(live.filter((one) => one.state === 'pending'))
  const state = input.before?.state ?? 'planned'
  const { approvers, scope, rules, title } = input.after
  if (input.action === 'archive' || !open.includes(state) || !isText(scope) || !isText(rules)) return []
  const hash = rulesHash(input.after)
  const named = idList(approvers)
  const isNamed = ({ person }: AnyEntity) => isText(person) && named.includes(person)
  const isStale = (one: AnyEntity) => one.state !== 'pending' && one.rulesHash !== hash
  const gone = live.filter((one) => !isNamed(one) || isStale(one))
  const stays = live.filter((one) => !gone.includes(one))
  const asked = named.filter((person) => !stays.some((one) => one.person === person))
  return [
    ...voided(gone),
    ...stays
      .filter((one) => one.rulesHash !== hash)
      .map(({ id }): Consequence => ({ record: approval, id, changes: { rulesHash: hash } })),
    ...asked.map(
      (person): Consequence => ({
        record: approval,
        create: { title: isText(title) ? title : '', exercise: input.id, person, rulesHash: hash },
      }),
    ),
  ]
}
