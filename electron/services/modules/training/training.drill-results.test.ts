import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { DrillReading } from '#shared/modules/training/training.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const heads = 'id,status,ip,latitude,longitude,send_date,reported,modified_date,email,first_name,last_name,position'
const row = (email: string, status: string, reported = false) =>
  `x,${status},,0,0,2026-02-10T01:00:00Z,${reported},2026-02-10T01:30:00Z,${email},A,B,"Desk, front"`
const csv = (...rows: readonly string[]) => Buffer.from([heads, ...rows].join('\n'))

describe('results of a phishing drill', () => {
  let engine: Engine
  let campaign: AnyEntity
  let ada: AnyEntity

  const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
  const read = async (bytes: Uint8Array, take = false) =>
    await engine.call<DrillReading>('training.readDrill', {
      ...{ campaign: campaign.id, take },
      ticket: await engine.send('results.csv', bytes),
    })
  const results = async () => (await engine.call<Page<AnyEntity>>('drillResult.list', {})).rows

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    const { entity } = await engine.call<{ entity: AnyEntity }>('person.get', { id: ada.id })
    await engine.call('person.update', {
      id: ada.id,
      revision: entity.revision,
      changes: { email: 'Ada@bank.example' },
    })
    await make('person', { name: 'One', email: 'shared@bank.example' })
    await make('person', { name: 'Two', email: 'shared@bank.example' })
    campaign = await make('awarenessCampaign', {
      ...{ title: 'Parcel', channel: 'phishingDrill', period: { start: '2026-02-10', end: '2026-02-12' } },
    })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  const first = csv(
    row('ada@bank.example', 'Email Sent'),
    row('shared@bank.example', 'Clicked Link'),
    row('eve@else.example', 'Email Opened', true),
  )

  it('are looked into first: nothing is written, and unknown addresses are told', async () => {
    const before = engine.entries()
    expect(await read(first)).toMatchObject({
      ...{ read: 3, added: 3, changed: 0, faults: [], isTaken: false },
      ...{ unknown: ['shared@bank.example', 'eve@else.example'], unknownCount: 2 },
    })
    expect(engine.entries()).toBe(before)
  })

  it('come in as one change with the people of their addresses, and no second time', async () => {
    const before = engine.entries()
    expect(await read(first, true)).toMatchObject({ added: 3, isTaken: true })
    expect(engine.entries()).toBe(before + 1)
    const rows = await results()
    expect(rows.map(({ email, person, stage }) => [email, person, stage])).toEqual(
      expect.arrayContaining([
        ['ada@bank.example', ada.id, 'sent'],
        ['shared@bank.example', null, 'clicked'],
      ]),
    )
    expect(await read(first, true)).toMatchObject({ added: 0, changed: 0, same: 3, isTaken: true })
    expect(engine.entries()).toBe(before + 1)
  })

  it('go on with a later export, here the campaign as JSON', async () => {
    const later = {
      id: 1,
      name: 'Parcel',
      results: [
        { email: 'ada@bank.example', status: 'Email Sent', reported: false, modified_date: '2026-02-10T01:30:00Z' },
      ],
      timeline: [{ email: 'ada@bank.example', time: '2026-02-11T01:00:00Z', message: 'Submitted Data', details: '' }],
    }
    expect(await read(Buffer.from(JSON.stringify(later)), true)).toMatchObject({ added: 0, changed: 1, isTaken: true })
    expect((await results()).find(({ person }) => person === ada.id)).toMatchObject({ stage: 'submitted' })
  })

  it('are taken whole or not at all', async () => {
    const before = engine.entries()
    const found = await read(csv(row('new@bank.example', 'Email Sent'), row('nobody', 'Email Sent')), true)
    expect(found).toMatchObject({ isTaken: false, faults: [{ where: '3', message: 'drillList.fault.email' }] })
    expect(engine.entries()).toBe(before)
  })

  it('are told to whoever they are of, and are no others’ to read or to bring in', async () => {
    await engine.as('ada')
    expect((await results()).map(({ email }) => email)).toEqual(['ada@bank.example'])
    expect(await refusalOf(read(first))).toMatchObject({ code: 'forbidden' })
  })
})
