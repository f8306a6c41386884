import { OperationError } from '#shared/contract/errors.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import type { membersContract } from '#shared/modules/members/members.contract.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { WriteContext } from '../../context.ts'
import { keepAuthority } from '../../lifecycle/authority.ts'
import type { Service } from '../../service.ts'
import type { UnlockedVault } from '../../vault/unlock.ts'
import { addInvitationSlot, removeSlot } from '../../vault/vault-header.ts'

/** How long an invitation code opens the vault: 14 days, in milliseconds. */
const invitationLife = 14 * 24 * 60 * 60_000

type Member = Entity<typeof memberRecord>

function seen(context: WriteContext, id: string, revision: string): Member {
  const member = context.read(memberRecord).get(id)
  if (member.revision !== revision)
    throw new OperationError('conflict', 'errors.changedMeanwhile', {
      parameters: { record: 'member', id, person: member.updatedBy, at: member.updatedAt },
    })
  return member
}

/** Refuses to leave a vault without anybody who can invite, revoke and certify. */
function keepAnAdministrator(context: WriteContext, without: string): void {
  const others = context
    .readEverything(memberRecord)
    .all([{ field: 'status', comparison: 'is', value: 'active' }])
    .filter((member) => member.id !== without && member.roles.split(' ').includes('administrator'))
  if (others.length === 0) throw new OperationError('conflict', 'errors.lastAdministrator')
}

export const membersService: Service<typeof membersContract> = {
  member: {
    async invite({ person, login, roles }, { vault, host, command }) {
      const id = host.newId()
      const invited = { login, person, roles: roles.join(' '), status: 'invited', origin: 'invitation' }
      // Journalled before the slot exists: a code that opens the vault must never be without its entry.
      command((context) => {
        refuseArchived(context, person)
        refuseTaken(context, login, person)
        context.writeManaged(memberRecord).create(invited, id)
      })
      const added = await vault.changeKeys(async (keys) => {
        const { vault: next, ...made } = await addInvitationSlot(keys, id, host.now() + invitationLife)
        return [next, made]
      })
      const member = command((context) => {
        context.writeManaged(memberRecord).set(id, { invitation: added.commitment.toString('hex') })
        return context.readEverything(memberRecord).get(id)
      })
      return { member, code: added.groups.join('-') }
    },
    setRoles({ id, revision, roles, reason }, context) {
      const member = seen(context, id, revision)
      if (!roles.includes('administrator')) keepAnAdministrator(context, id)
      if (reason) context.because(reason)
      context.writeManaged(memberRecord).set(member.id, { roles: roles.join(' ') })
      return context.read(memberRecord).get(id)
    },
    async revoke({ id, revision, reason }, { vault, command, door }) {
      // Before the last who holds the authority's key may go, it is handed on to the other administrators.
      await keepAuthority(vault)
      const revoked = command((context) => {
        seen(context, id, revision)
        keepAnAdministrator(context, id)
        context.because(reason)
        context.writeManaged(memberRecord).set(id, { status: 'revoked' })
        return context.read(memberRecord).get(id)
      })
      await vault.changeKeys(async (keys) => [withoutSlotsOf(keys, id), null])
      if (id === vault.member) door.lock()
      return revoked
    },
  },
}

/** Withdraws every slot of a member: their own, and invitations not used. */
function withoutSlotsOf(keys: UnlockedVault, id: string): UnlockedVault {
  const { members, recipients } = keys.header.sealed
  const slots = [
    ...members.filter((member) => member.id === id).map(({ slot }) => slot),
    ...recipients.filter((recipient) => recipient.member === id).map(({ slot }) => slot),
  ]
  return slots.reduce((kept, slot) => (slot ? removeSlot(kept, slot) : kept), keys)
}

/** Whoever was archived has left: nobody is to come in under that name. */
function refuseArchived(context: WriteContext, id: string): void {
  if (!context.read(personRecord).get(id).archived) return
  throw new OperationError('conflict', 'errors.archived', { parameters: { record: 'person', id } })
}

function refuseTaken(context: WriteContext, login: string, person: string): void {
  const members = context.readEverything(memberRecord).all()
  const same = (text: string) => text.trim().normalize('NFKC').toLowerCase()
  const standing = members.filter((member) => member.status !== 'revoked')
  if (standing.some((member) => same(member.login) === same(login)))
    throw new OperationError('conflict', 'errors.loginTaken', { parameters: { login } })
  if (standing.some((member) => member.person === person))
    throw new OperationError('conflict', 'errors.personIsMember', { parameters: { login } })
}
