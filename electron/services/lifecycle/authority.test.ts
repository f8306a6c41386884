import { X509Certificate } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../records/engine.test-support.ts'
import { testPassword } from '../testing/test-workbench.ts'

let engine: Engine
beforeEach(async () => {
  engine = await testEngine()
})
afterEach(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

const membersByLogin = async () => {
  const { rows } = await engine.call<Page<AnyEntity>>('member.list', {})
  return new Map(rows.map((member) => [String(member.login), member]))
}
const member = async (login: string) => {
  const found = (await membersByLogin()).get(login)
  if (!found) throw new Error(`no member ${login}`)
  return found
}
const isCertified = ({ certificate }: AnyEntity, by: AnyEntity) =>
  new X509Certificate(Buffer.from(String(certificate), 'base64')).checkIssued(
    new X509Certificate(Buffer.from(String(by.certificate), 'base64')),
  )
const newestAuthority = async () => {
  const { rows } = await engine.call<Page<AnyEntity>>('authority.list', {
    sort: [{ field: 'createdAt', descending: true }],
  })
  if (!rows[0]) throw new Error('every vault has an authority')
  return rows[0]
}

it('shows its sealed keys to administrators alone', async () => {
  await engine.addMember('ada', ['lead', 'auditor', 'trainer', 'viewer'])
  expect((await newestAuthority()).keys).toHaveLength(1)
  await engine.as('ada')
  expect(await refusalOf(engine.call('authority.list', {}))).toMatchObject({ code: 'forbidden' })
})

it('outlives the administrator who founded it', async () => {
  await engine.addMember('ada', ['auditor'])
  const ada = await member('ada')
  await engine.call('member.setRoles', { id: ada.id, revision: ada.revision, roles: ['administrator'] })
  const mei = await member('mei')
  // Ada was made an administrator just now and holds no key yet: revoking Mei hands it to her first.
  await engine.call('member.revoke', { id: mei.id, revision: mei.revision, reason: 'left' })
  await engine.workbench.closed
  await engine.as('ada')
  const person = await engine.call('person.create', { draft: { name: 'Bo' } })
  const { code } = await engine.call<{ code: string }>('member.invite', {
    person: person.id,
    login: 'bo',
    roles: ['lead'],
  })
  await engine.as('bo', { kind: 'invitation', code, login: 'bo', password: testPassword })
  await engine.as('ada')
  expect(isCertified(await member('bo'), await newestAuthority())).toBe(true)
})

it('is founded anew where the only administrator who held it stepped down', async () => {
  await engine.addMember('ada', ['auditor'])
  const former = await newestAuthority()
  const ada = await member('ada')
  await engine.call('member.setRoles', { id: ada.id, revision: ada.revision, roles: ['administrator'] })
  const mei = await member('mei')
  await engine.call('member.setRoles', { id: mei.id, revision: mei.revision, roles: ['lead'] })
  await engine.as('ada')
  const authority = await newestAuthority()
  expect(authority.id).not.toBe(former.id)
  for (const login of ['mei', 'ada']) expect(isCertified(await member(login), authority)).toBe(true)
})

it('is founded anew where its only holder came back by the recovery key', async () => {
  const former = await newestAuthority()
  const entrance = { kind: 'recovery', recoveryKey: engine.recoveryKey, login: 'mei', password: testPassword } as const
  await engine.as('mei', entrance)
  const authority = await newestAuthority()
  expect(authority.id).not.toBe(former.id)
  expect(isCertified(await member('mei'), authority)).toBe(true)
})

it('is handed again to an administrator who came back by the recovery key', async () => {
  await engine.addMember('ada', ['administrator'])
  await engine.as('ada', { kind: 'recovery', recoveryKey: engine.recoveryKey, login: 'ada', password: testPassword })
  const former = await newestAuthority()
  await engine.as('mei')
  await engine.as('ada')
  const person = await engine.call('person.create', { draft: { name: 'Bo' } })
  const { code } = await engine.call<{ code: string }>('member.invite', {
    person: person.id,
    login: 'bo',
    roles: ['lead'],
  })
  await engine.as('bo', { kind: 'invitation', code, login: 'bo', password: testPassword })
  await engine.as('ada')
  expect((await newestAuthority()).id).toBe(former.id)
  expect(isCertified(await member('bo'), former)).toBe(true)
  expect(isCertified(await member('ada'), former)).toBe(true)
})
