import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../records/engine.test-support.ts'
import { testPassword } from '../testing/test-workbench.ts'
import { smallestCost } from '../vault/derivation.ts'
import { changePassword } from '../vault/vault-header.ts'

const other = 'copper-meadow-lattice-brook-91'

describe('members, as they come, forget and go', () => {
  let engine: Engine

  beforeAll(async () => {
    engine = await testEngine()
  })
  afterAll(() => engine.remove())

  const memberOf = async (login: string) => {
    const { rows } = await engine.call<{ rows: AnyEntity[] }>('member.list', {
      filters: [{ field: 'login', comparison: 'is', value: login }],
      sort: [{ field: 'createdAt', descending: true }],
    })
    if (!rows[0]) throw new Error(`${login} is a member`)
    return rows[0]
  }
  const invite = async (login: string) => {
    const person = await engine.call('person.create', { draft: { name: login } })
    const roles = ['auditor']
    return await engine.call<{ code: string; member: AnyEntity }>('member.invite', { person: person.id, login, roles })
  }
  const password = (login: string, text: string) => engine.as(login, { kind: 'password', login, password: text })
  const wrong = { code: 'forbidden', key: 'errors.wrongPassword' }

  it('opens by a code once, for whoever sets a password with it', async () => {
    const { code, member } = await invite('ada')
    expect(member).toMatchObject({ status: 'invited', signingKey: null })
    await engine.as('ada', { kind: 'invitation', code, login: 'ada', password: other })
    expect(await memberOf('ada')).toMatchObject({ status: 'active', origin: 'invitation', person: member.person })
    expect(engine.vault.actor()).toMatchObject({ login: 'ada', roles: ['auditor'], alone: false })
    expect(
      (await refusalOf(engine.as('ada', { kind: 'invitation', code, login: 'ada', password: testPassword }))).code,
    ).toBe('forbidden')
    await password('ada', other)
    expect((await engine.audit()).damages).toEqual([])
  })

  it('gives a member their certificate when an administrator next opens the vault', async () => {
    expect(await memberOf('ada')).toMatchObject({ certificate: null })
    await engine.as('mei')
    expect((await memberOf('ada')).certificate).toMatch(/^MII/)
    const { entries } = await engine.call<{ entries: HistoryEntry[] }>('member.history', {
      id: (await memberOf('ada')).id,
    })
    expect(entries.at(0)?.changes.map(({ field }) => field)).toEqual(['certificate'])
  })

  it('refuses a code that is not one, weak passwords, and names and people that are members already', async () => {
    const { code } = await invite('bob')
    const attempt = (text: string, secret: string) =>
      refusalOf(engine.as('bob', { kind: 'invitation', code: text, login: 'bob', password: secret }))
    expect((await attempt(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, other)).code).not.toBe('internal')
    expect(await attempt(code, 'password')).toMatchObject({ code: 'invalid' })
    await engine.as('mei')
    const ada = await memberOf('ada')
    const again = { person: ada.person, login: 'fresh', roles: ['viewer'] }
    expect(await refusalOf(engine.call('member.invite', again))).toMatchObject({ key: 'errors.personIsMember' })
    const taken = await engine.call('person.create', { draft: { name: 'Taken' } })
    expect(
      await refusalOf(engine.call('member.invite', { person: taken.id, login: ' ＡＤＡ', roles: ['viewer'] })),
    ).toMatchObject({ key: 'errors.loginTaken' })
    const gone = await engine.call('person.archive', { id: taken.id, revision: taken.revision })
    expect(
      await refusalOf(engine.call('member.invite', { person: gone.id, login: 'gone', roles: ['viewer'] })),
    ).toMatchObject({ key: 'errors.archived' })
  })

  it('changes one password and no other', async () => {
    await password('ada', other)
    const next = { login: 'ada', password: `${other}-next`, cost: smallestCost }
    expect(await refusalOf(changePassword(engine.vault.keys(), 'not it', next))).toMatchObject({ code: 'forbidden' })
    engine.vault.replaceKeys(await changePassword(engine.vault.keys(), other, next))
    expect(await refusalOf(password('ada', other))).toMatchObject(wrong)
    await password('ada', `${other}-next`)
    expect(engine.vault.actor().login).toBe('ada')
    await engine.as('mei')
    expect((await engine.audit()).damages).toEqual([])
  })

  it('lets a member who forgot in by the recovery key, marked as recovered, until certified again', async () => {
    const before = await memberOf('ada')
    const entrance = { kind: 'recovery', login: 'ada', password: other } as const
    const foreign = engine.recoveryKey.replace(/[^-]$/, (last) => (last === '0' ? '1' : '0'))
    expect((await refusalOf(engine.as('ada', { ...entrance, recoveryKey: foreign }))).code).toMatch(/invalid|forbidden/)
    expect(
      await refusalOf(engine.as('ada', { ...entrance, login: 'nobody', recoveryKey: engine.recoveryKey })),
    ).toMatchObject({
      code: 'missing',
      key: 'errors.unknownLogin',
    })
    await engine.as('ada', { ...entrance, recoveryKey: engine.recoveryKey })
    const recovered = await memberOf('ada')
    expect(recovered).toMatchObject({ origin: 'recovered', certificate: null, person: before.person, roles: 'auditor' })
    expect(recovered.signingKey).not.toBe(before.signingKey)
    expect(await refusalOf(password('ada', `${other}-next`))).toMatchObject(wrong)
    await password('ada', other)
    await engine.as('mei')
    expect((await memberOf('ada')).certificate).toMatch(/^MII/)
    expect((await engine.audit()).damages).toEqual([])
  })

  it('keeps out who was revoked, and keeps what they did', async () => {
    const { id, revision } = await memberOf('ada')
    await engine.call('member.revoke', { id, revision, reason: 'left' })
    expect((await refusalOf(password('ada', other))).code).toBe('forbidden')
    const code = { kind: 'recovery', recoveryKey: engine.recoveryKey, login: 'ada', password: testPassword } as const
    expect((await refusalOf(engine.as('ada', code))).code).toMatch(/forbidden|missing/)
    await engine.as('mei')
    expect(await memberOf('ada')).toMatchObject({ status: 'revoked' })
    expect((await engine.audit()).damages).toEqual([])
  })

  it('always keeps an administrator', async () => {
    const { id, revision } = await memberOf('mei')
    const last = { code: 'conflict', key: 'errors.lastAdministrator' }
    expect(await refusalOf(engine.call('member.revoke', { id, revision, reason: 'r' }))).toMatchObject(last)
    expect(await refusalOf(engine.call('member.setRoles', { id, revision, roles: ['viewer'] }))).toMatchObject(last)
  })
})
