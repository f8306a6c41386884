import { invariant } from '#shared/base/assert.ts'
import type { Language } from '#shared/base/translate.ts'
import type { Role } from '#shared/record/roles.ts'
import type { DoorControl } from '../context.ts'
import type { Workbench } from '../door.ts'
import { actAs } from '../lifecycle/act-as.ts'
import { createVault } from '../lifecycle/create.ts'
import { openVault } from '../lifecycle/open.ts'
import type { OpenVault } from '../open-vault.ts'
import { smallestCost } from '../vault/derivation.ts'
import { unlock } from '../vault/unlock.ts'
import type { DemoHost } from './demo-host.ts'
import type { Player, Words } from './diary.ts'
import { players } from './diary.ts'

/**
 * The password that the five share. It is printed wherever the demo is offered, so it protects nothing; it passes the
 * same rule as any other.
 */
export const demoPassword = 'copper-meadow-lantern-orchard-58'

/** How each of the five signs in, and as what. */
export const demoLogins: Readonly<Record<Player, { readonly login: string; readonly roles: readonly Role[] }>> = {
  administrator: { login: 'admin', roles: ['administrator'] },
  lead: { login: 'lead', roles: ['lead'] },
  auditor: { login: 'auditor-1', roles: ['auditor'] },
  secondAuditor: { login: 'auditor-2', roles: ['auditor'] },
  trainer: { login: 'trainer', roles: ['trainer'] },
}

const founder: Player = 'administrator'

export type DemoVault = {
  readonly folder: string
  readonly language: Language
  readonly organisation: Words
  readonly founderName: Words
}

/** Makes the vault with its first member, who holds every role until the others are there. */
export async function foundDemo(host: DemoHost, given: DemoVault): Promise<OpenVault> {
  const { folder, language } = given
  const name = given.organisation[language]
  const { vault } = await createVault(host, {
    folder,
    name,
    organisation: name,
    person: given.founderName[language],
    login: demoLogins[founder].login,
    password: demoPassword,
    cost: smallestCost,
    language,
    zone: host.zone,
    demo: true,
  })
  return vault
}

/** Invites the other four, whose people are recorded by now; answers their codes. */
export async function inviteTeam(
  door: Workbench,
  personOf: (player: Player) => string,
): Promise<ReadonlyMap<Player, string>> {
  const codes = new Map<Player, string>()
  for (const player of players.filter((other) => other !== founder)) {
    const { login, roles } = demoLogins[player]
    // The contract answers the invited member and their code.
    const invited = (await door.call('member.invite', { person: personOf(player), login, roles })) as { code: string }
    codes.set(player, invited.code)
  }
  return codes
}

/** Lets everybody invited set their password, one after the other: a vault is open to one at a time. */
export async function joinTeam(host: DemoHost, folder: string, codes: ReadonlyMap<Player, string>): Promise<void> {
  for (const [player, code] of codes) {
    const entrance = { kind: 'invitation' as const, code, login: demoLogins[player].login, password: demoPassword }
    const vault = await openVault(host, folder, entrance, { cost: smallestCost })
    vault.close()
  }
}

/** The vault as its founder has it open, and the doors by which all five act on it at once. */
export type OpenedTeam = {
  readonly owner: OpenVault
  readonly doors: ReadonlyMap<Player, Workbench>
  close(): Promise<void>
}

/** Opens the vault for all five; the founder's opening issues the certificates that signing needs. */
export async function openTeam(host: DemoHost, folder: string, beside: DoorControl['beside']): Promise<OpenedTeam> {
  const entrance = { kind: 'password' as const, login: demoLogins[founder].login, password: demoPassword }
  const owner = await openVault(host, folder, entrance)
  // Nobody is told of a single deed, and a demo that dies half-made is made again: its commits need not wait for the disk
  // one by one. The checkpoint at closing does.
  owner.store.db.pragma('synchronous=NORMAL')
  try {
    const doors = new Map<Player, Workbench>([[founder, beside(actAs(owner, await unlocked(folder, founder)))]])
    for (const player of players) {
      if (player !== founder) doors.set(player, beside(actAs(owner, await unlocked(folder, player))))
    }
    return {
      owner,
      doors,
      async close() {
        for (const door of doors.values()) await door.close()
        owner.close()
      },
    }
  } catch (error) {
    owner.close()
    throw error
  }
}

async function unlocked(folder: string, player: Player) {
  return await unlock(folder, demoLogins[player].login, demoPassword)
}

/** Takes from the founder the roles that the others hold now. */
export async function narrowFounder(team: OpenedTeam): Promise<void> {
  const door = team.doors.get(founder)
  invariant(door, 'the founder has a door like everybody')
  const member = team.owner.member
  // The contract answers a record's detail.
  const { entity } = (await door.call('member.get', { id: member })) as { entity: { revision: string } }
  const { roles } = demoLogins[founder]
  await door.call('member.setRoles', { id: member, revision: entity.revision, roles })
}
