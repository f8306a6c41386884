import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Engine, testEngine } from '../records/engine.test-support.ts'
import { testPassword } from '../testing/test-workbench.ts'
import { smallestCost } from '../vault/derivation.ts'
import { acquireLock } from '../vault/lock.ts'
import { unlock } from '../vault/unlock.ts'
import { addInvitationSlot, addRecoverySlot, changePassword, removeSlot } from '../vault/vault-header.ts'

let engine: Engine
beforeEach(async () => {
  engine = await testEngine()
})
afterEach(() => engine.remove())

/** Puts folders where the two copies of the header are to be written: nobody, not even root, can write there then. */
function spoilHeader(): void {
  for (const name of ['header-a', 'header-b']) {
    rmSync(path.join(engine.folder, name))
    mkdirSync(path.join(engine.folder, name, 'inside'), { recursive: true })
  }
}

it('answers a commit as done though its heads cannot be written', async () => {
  spoilHeader()
  engine.host.advance(16 * 60_000)
  const person = await engine.call('person.create', { draft: { name: 'Lin Wei' } })
  expect(engine.vault.store.db.inTransaction).toBe(false)
  expect(await engine.call('person.get', { id: person.id })).toMatchObject({ entity: { name: 'Lin Wei' } })
})

it('wipes the keys and lets go of the vault though its heads cannot be written', async () => {
  const { masterKey, keys } = engine.vault.keys()
  spoilHeader()
  await engine.workbench.close()
  expect([...masterKey, ...Object.values(keys).flatMap((key) => [...key])].every((byte) => byte === 0)).toBe(true)
  acquireLock(engine.folder, engine.host.now()).release()
})

it('makes changes of slots one after another', async () => {
  const next = 'violet-harbour-marble-lantern-48'
  const recovery = engine.vault.keys().header.clear.slots.filter(({ kind }) => kind === 'recovery')
  const changes = [
    engine.vault.changeKeys(async (keys) => [
      await changePassword(keys, testPassword, { login: 'mei', password: next, cost: smallestCost }),
      null,
    ]),
    engine.vault.changeKeys(async (keys) => {
      const added = await addInvitationSlot(keys, 'one', null)
      return [added.vault, added.slotId]
    }),
    engine.vault.changeKeys(async (keys) => [recovery.reduce((kept, { id }) => removeSlot(kept, id), keys), null]),
    engine.vault.changeKeys(async (keys) => [(await addRecoverySlot(keys)).vault, null]),
  ]
  await Promise.all(changes)
  await engine.workbench.close()
  const opened = await unlock(engine.folder, 'mei', next)
  const kinds = opened.header.clear.slots.map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['invitation', 'password', 'recovery'])
  const first = recovery[0]?.id ?? new Uint8Array()
  expect(opened.header.clear.slots.some(({ id }) => Buffer.compare(id, first) === 0)).toBe(false)
})

it('writes no slot with the wiped keys of a vault that was locked meanwhile', async () => {
  const changing = engine.vault.changeKeys(async (keys) => [
    await changePassword(keys, testPassword, { login: 'mei', password: 'violet-harbour-marble-9', cost: smallestCost }),
    null,
  ])
  await engine.workbench.close()
  await expect(changing).rejects.toThrow(/keys/)
  expect((await unlock(engine.folder, 'mei', testPassword)).memberId).toBe(engine.vault.member)
})

it('commits nothing of an import that was under way when the vault was locked', async () => {
  const bytes = Buffer.from(`name\n${Array.from({ length: 1200 }, (_, index) => `Person ${index}`).join('\n')}\n`)
  const announced = { name: 'people.csv', mediaType: 'text/csv', size: bytes.length }
  const { ticket } = await engine.call<{ ticket: string }>('file.begin', announced)
  await engine.workbench.upload(
    ticket,
    (async function* () {
      yield bytes
    })(),
  )
  const lock = engine.workbench.close
  const importing = engine.workbench.call(
    'exchange.import',
    { format: 'csv', record: 'person', ticket },
    { onProgress: ({ stage }) => void (stage === 'importing' && lock()) },
  )
  await expect(importing).rejects.toThrow('errors.locked')
  await engine.as('mei')
  expect(await engine.call('person.list', {})).toMatchObject({ total: 1 })
})
