import assert from 'node:assert/strict'
import type { Language } from '#shared/base/translate.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AuditReport } from '#shared/modules/journal/journal.contract.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import type { CreatedVault, SessionStatus } from '#shared/modules/session/session.contract.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { Evidence, Field, Fields } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { records } from '#shared/registry.ts'
import type { Desk, Given, GivenFile, GivenValue, Place } from './desk.ts'

/** A connection to one vault process; after locking, a fresh one takes its place. */
export type Line = {
  call(operation: string, input: unknown): Promise<unknown>
  upload(ticket: string, bytes: Uint8Array): Promise<void>
  download(ticket: string): AsyncIterable<Uint8Array>
  /** Resolves when the vault process has left, as it must after locking. */
  readonly closed: Promise<void>
  close(): void | Promise<void>
}

type Options = {
  readonly language: Language
  readonly zone: string
  readonly today: string
  readonly folder: string
  connect(): Promise<Line>
}

function isFile(value: unknown): value is GivenFile {
  return typeof value === 'object' && value !== null && 'bytes' in value
}

function keyOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'key' in error ? error.key : error
}

/** `2026-03-01 09:30` in Asia/Shanghai, which keeps no summer time. */
function instantOf(text: string): string {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString()
}

/** A desk that calls the operations themselves. */
export async function calledDesk(options: Options): Promise<Desk & { readonly stop: () => Promise<void> }> {
  const { language, zone, today, folder, connect } = options
  let line = await connect()
  // The contract states what each operation answers; the journey names that type.
  const call = async <Answer>(operation: string, input: unknown) => (await line.call(operation, input)) as Answer

  async function idOf({ record, title }: Place): Promise<string> {
    const filters = [{ field: records[record].title, comparison: 'is', value: title }]
    const { rows } = await call<Page<AnyEntity>>(`${record}.list`, { filters })
    assert.equal(rows.length, 1, `one ${record} is called ${title}`)
    return rows[0]?.id ?? ''
  }

  async function send(name: string, mediaType: string, bytes: Uint8Array): Promise<string> {
    const { ticket } = await call<{ ticket: string }>('file.begin', { name, mediaType, size: bytes.length })
    await line.upload(ticket, bytes)
    return ticket
  }

  async function received(file: OutgoingFile): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    for await (const part of line.download(file.ticket)) parts.push(Uint8Array.from(part))
    return Buffer.concat(parts)
  }

  async function statedAs(field: Field | undefined, given: GivenValue): Promise<unknown> {
    if (field?.kind === 'reference') return await idOf({ record: recordNamed(field.to), title: String(given) })
    if (field?.kind === 'integer') return Number(given)
    if (field?.kind === 'instant') return instantOf(String(given))
    if (!Array.isArray(given)) return given
    const list: unknown[] = []
    for (const one of given) {
      if (isFile(one)) {
        const ticket = await send(one.name, one.mediaType, one.bytes)
        list.push(await call<Evidence>('file.attach', { ticket }))
      } else if (field?.kind === 'references') list.push(await idOf({ record: recordNamed(field.to), title: one }))
      else list.push(field?.kind === 'parts' ? await draftOf(field.fields, one) : one)
    }
    return list
  }

  async function draftOf(fields: Fields, given: Given): Promise<Record<string, unknown>> {
    const draft: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(given)) draft[name] = await statedAs(fields[name], value)
    return draft
  }

  async function detailOf(place: Place): Promise<Detail<AnyEntity>> {
    return await call<Detail<AnyEntity>>(`${place.record}.get`, { id: await idOf(place) })
  }

  async function seen(place: Place) {
    const { entity } = await detailOf(place)
    return { id: entity.id, revision: entity.revision }
  }

  return {
    language,
    today,
    async found({ organisation, person, login, password }) {
      const path = folder
      const input = { path, name: organisation, person, login, password, language, zone }
      const { recoveryKey } = await call<CreatedVault>('session.create', input)
      assert.match(recoveryKey, /^[0-9A-Z]+(-[0-9A-Z]+)+$/)
    },
    async invite(person, login, roles) {
      const input = { person: await idOf({ record: 'person', title: person }), login, roles }
      return (await call<{ code: string }>('member.invite', input)).code
    },
    async join(code, credentials) {
      await call<SessionStatus>('session.join', { path: folder, code, ...credentials })
    },
    async unlock(credentials) {
      await call<SessionStatus>('session.unlock', { path: folder, ...credentials })
    },
    async refusedUnlock(credentials) {
      const refusal = await call('session.unlock', { path: folder, ...credentials }).catch(keyOf)
      assert.equal(refusal, 'errors.wrongPassword')
      return String(refusal)
    },
    async lock() {
      await call('session.lock', {})
      await line.closed
      await assert.rejects(line.call('finding.list', {}), (error) => keyOf(error) !== 'errors.internal')
      line = await connect()
    },
    async create(record, given) {
      await call(`${record}.create`, { draft: await draftOf(records[record].fields, given) })
    },
    async edit(place, given) {
      const changes = await draftOf(records[place.record].fields, given)
      await call(`${place.record}.update`, { ...(await seen(place)), changes })
    },
    async take(place, step, given = {}) {
      const changes = await draftOf(records[place.record].fields, given)
      const stated = Object.keys(changes).length > 0 ? { changes } : {}
      await call(`${place.record}.move`, { ...(await seen(place)), step, ...stated })
    },
    async keptFrom(place, step, given) {
      const { entity, steps } = await detailOf(place)
      const { id, revision } = entity
      const changes = await draftOf(records[place.record].fields, given)
      const refused = call(`${place.record}.move`, { id, revision, step, changes })
      await assert.rejects(refused, (error) => keyOf(error) === 'errors.separationOfDuties')
      return steps.find((offered) => offered.step === step)?.blocked ?? ''
    },
    async comment({ record, title }, body) {
      const draft = { subjectRecord: record, subject: await idOf({ record, title }), body }
      await call('comment.create', { draft })
    },
    async link(from, relation, to) {
      const ends = { fromRecord: from.record, from: await idOf(from), toRecord: to.record, to: await idOf(to) }
      await call('link.create', { draft: { ...ends, relation } })
    },
    state: async (place) => (await detailOf(place)).entity.state,
    async find(text) {
      const { hits } = await call<{ hits: readonly SearchHit[] }>('search.find', { text, limit: 50 })
      return hits.map((hit) => hit.title)
    },
    async open({ record, title }, field, name) {
      const { entity } = await detailOf({ record, title })
      const files: unknown = entity[field]
      const known = Array.isArray(files) ? (files as Evidence[]).find((file) => file.name === name) : undefined
      return await received(await call('file.open', { record, id: entity.id, attachment: known?.id }))
    },
    async seal(place, password) {
      const input = { kind: place.record, id: await idOf(place), language, password }
      return await received((await call<SealedReport>('report.seal', input)).file)
    },
    async verdict(name, bytes) {
      const ticket = await send(name, 'application/pdf', bytes)
      return (await call<DocumentVerdict>('verification.verify', { ticket })).verdict
    },
    damages: async () => (await call<AuditReport>('journal.audit', {})).damages.length,
    stop: async () => await line.close(),
  }
}

function recordNamed(name: string): Place['record'] {
  const found = Object.keys(records).find((known): known is Place['record'] => known === name)
  assert.ok(found, `${name} is a record`)
  return found
}
