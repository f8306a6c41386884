import { niceLevels } from '#shared/modules/skills/nice-profile.ts'
import { type Given, type Outcome, UsageError } from '../command.ts'
import type { Core } from '../core.ts'

/** Brings work roles of the NICE Framework in as role profiles, all of them or those that are named. */
export async function importNiceFile(core: Core, file: string, given: Given): Promise<Outcome> {
  const level = niceLevels.find((one) => one === (given.text('level') ?? 'independent'))
  if (level === undefined) throw new UsageError(`--level is one of ${niceLevels.join(', ')}`)
  const roles = given.texts('role')
  const ticket = await core.send(file, 'application/json')
  const take = !given.flag('dry-run')
  const order = { ticket, take, level, ...(roles.length === 0 ? {} : { roles: [...roles] }) }
  const reading = await core.finish(await core.client.skills.readNice(order))
  const lines = reading.roles.map(
    ({ code, title, change, skills }) => `${code}: ${change}, ${title} [${skills.join(', ')}]\n`,
  )
  const head = `framework: ${reading.name} ${reading.version}\nroles: ${reading.roles.length}\ntaken: ${reading.taken}\n`
  return { text: [head, ...lines].join(''), data: reading, ok: true }
}
