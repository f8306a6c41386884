import { signingKey } from '#shared/base/ed25519.ts'
import { textSha256 } from '#shared/base/sha256.ts'
import type { Page } from '#shared/contract/list.ts'
import { decodeHex, encodeHex, signReply } from '#shared/modules/replies/replies.codec.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Workbench } from '../door.ts'

type Door = Pick<Workbench, 'call'>

async function rowsOf(door: Door, record: string, filters: readonly object[]): Promise<readonly AnyEntity[]> {
  // The contract answers a page of records.
  const page = (await door.call(`${record}.list`, { filters, limit: 200 })) as Page<AnyEntity>
  return page.rows
}

/** Lets people of the demo who do not use the program answer a campaign; each signs with a key drawn from their name. */
export async function takeReplies(
  door: Door,
  { campaign, at }: { readonly campaign: string; readonly at: string },
  count: number,
): Promise<void> {
  const vault = (await rowsOf(door, 'vault', []))[0]?.id ?? ''
  const members = new Set((await rowsOf(door, 'member', [])).map(({ person }) => person))
  const names = new Map((await rowsOf(door, 'person', [])).map(({ id, name }) => [id, String(name)]))
  const pending = await rowsOf(door, 'attestation', [
    { field: 'campaign', comparison: 'is', value: campaign },
    { field: 'state', comparison: 'is', value: 'pending' },
  ])
  const outside = pending
    .filter(({ person }) => !members.has(person))
    .map((request) => ({ request, name: names.get(String(request.person)) ?? '' }))
    .toSorted((one, other) => (textSha256(one.name) < textSha256(other.name) ? -1 : 1))
  for (const { request, name } of outside.slice(0, count)) {
    const { id, person, version, textHash } = request
    const key = signingKey(decodeHex(textSha256(`demo ${name}`)) ?? undefined)
    const said = { vault, request: id, person: String(person), subject: String(version), hash: String(textHash) }
    const moment = `${at.replace(' ', 'T')}:00.000Z`
    const reply = signReply({ kind: 'attestation', ...said, name, at: moment }, key)
    await door.call('reply.accept', { reply: encodeHex(reply) })
  }
}
