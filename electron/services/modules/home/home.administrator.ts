import type { HomeView, LastSeal, MemberActivity } from '#shared/modules/home/home.contract.ts'
import { administratorFigures } from '#shared/modules/home/home.figures.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import type { ReadContext } from '../../context.ts'
import { describeHeads } from '../../lifecycle/describe-heads.ts'
import { counted } from './home.queries.ts'

/** A team is five to thirty people; the list behind holds the rest. */
const most = 50

function activity(context: ReadContext): readonly MemberActivity[] {
  const lastAt = new Map<string, string>()
  for (const { member, lastAt: at } of describeHeads(context).heads)
    if (at > (lastAt.get(member) ?? '')) lastAt.set(member, at)
  const members = context.read(memberRecord).list({ sort: [{ field: 'status' }, { field: 'login' }], limit: most })
  return members.rows.map(({ id, login, person, roles, status }) => ({
    id,
    login,
    name: members.titles[person] ?? '',
    roles: roles.split(' '),
    status,
    lastAt: lastAt.get(id) ?? null,
  }))
}

function lastSeal(context: ReadContext): LastSeal | null {
  const seals = context.read(sealRecord).list({ sort: [{ field: 'sealedAt', descending: true }], limit: 1 })
  const [seal] = seals.rows
  return seal ? { id: seal.id, title: seal.title, at: seal.sealedAt, by: seals.titles[seal.sealedBy] ?? '' } : null
}

/** What an administrator's home shows: who may enter and was last active, and what was last sealed. */
export function administratorHome(context: ReadContext): HomeView {
  return {
    role: 'administrator',
    figures: counted(context, administratorFigures(context.actor.person, context.today)),
    members: activity(context),
    seal: lastSeal(context),
  }
}
