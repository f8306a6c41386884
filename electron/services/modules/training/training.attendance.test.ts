import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AttendanceReading } from '#shared/modules/training/training.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { pagesOf } from '../../reports/testing/outside-reading.ts'

describe('attendance', () => {
  let engine: Engine
  let session: AnyEntity
  let ada: AnyEntity
  let li: AnyEntity

  const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
  const now = async () => (await engine.call<{ entity: AnyEntity }>('trainingSession.get', { id: session.id })).entity
  const mark = (...marks: readonly object[]) => engine.call('training.markAttendance', { session: session.id, marks })
  const read = async (bytes: Uint8Array, take = false) =>
    await engine.call<AttendanceReading>('training.readAttendance', {
      ...{ session: session.id, take },
      ticket: await engine.send('list.csv', bytes),
    })

  beforeAll(async () => {
    engine = await testEngine()
    const department = await make('department', { name: 'Network / core' })
    ada = await make('person', { name: 'Ada', email: 'ada@bank.example', department: department.id })
    li = await make('person', { name: '李伟', staffNumber: '0072' })
    const course = await make('course', { title: 'Duty', kind: 'awareness' })
    session = await make('trainingSession', {
      ...{ course: course.id, title: 'Duty: spring', place: 'Room 2' },
      ...{ startsAt: '2026-02-05T01:00:00.000Z', endsAt: '2026-02-05T04:00:00.000Z' },
    })
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('is marked person by person in one change, and taken back', async () => {
    const before = engine.entries()
    await mark({ person: ada.id, isInvited: true, status: 'late' }, { person: li.id, isInvited: true, status: null })
    expect(engine.entries()).toBe(before + 1)
    expect((await now()).attendance).toMatchObject([
      { person: ada.id, status: 'late' },
      { person: li.id, status: null },
    ])
    await mark({ person: ada.id, isInvited: true, status: 'late' })
    expect(engine.entries()).toBe(before + 1)
  })

  it('is held only once it is said of everybody whether they came', async () => {
    const { id, revision } = await now()
    const hold = (seen: string) =>
      engine.call('trainingSession.move', { id, revision: seen, step: 'hold', changes: {} })
    expect(await refusalOf(hold(revision))).toMatchObject({
      fields: [{ path: 'attendance', key: 'trainingSession.rule.unmarked', parameters: { count: 1 } }],
    })
  })

  it.each([
    ['commas in UTF-8', Buffer.from('Name,Status\r\nAda,Present\r\n李伟,Late\r\n')],
    ['semicolons in UTF-16', Buffer.from('\u{feff}Name;Status\r\nAda;Present\r\n李伟;Late\r\n', 'utf16le')],
    // 姓名,出勤 / Ada,到 / 李伟,迟到
    ['commas in GB 18030', Buffer.from('d0d5c3fb2cb3f6c7da0d0a4164612cb5bd0d0ac0eeceb02cb3d9b5bd0d0a', 'hex')],
  ])('is looked into as a list with %s, and nothing is written', async (_what, bytes) => {
    const before = engine.entries()
    const found = await read(bytes)
    expect(found).toMatchObject({ read: 2, added: 0, changed: 2, faults: [], isTaken: false })
    expect(engine.entries()).toBe(before)
  })

  it('comes in by e-mail and staff number, and a second time changes nothing', async () => {
    const bytes = Buffer.from('E-mail;Staff number;Attendance;Seat\nada@bank.example;;absent;A1\n;0072;到;\n')
    expect(await read(bytes, true)).toMatchObject({ changed: 2, ignored: ['Seat'], isTaken: true })
    const before = engine.entries()
    expect(await read(bytes, true)).toMatchObject({ changed: 0, added: 0, same: 2, isTaken: true })
    expect(engine.entries()).toBe(before)
    expect((await now()).attendance).toMatchObject([{ status: 'absent' }, { status: 'attended' }])
  })

  it('takes nothing of a list with one name too many, one twice and one row torn, and tells all by row', async () => {
    const before = engine.entries()
    const found = await read(Buffer.from('Name,Status\nAda,late\nEve,late\nAda,late\n李伟,late,,too many\n'), true)
    expect(found.isTaken).toBe(false)
    expect(found.faults.map(({ where, message }) => [where, message])).toEqual([
      ['5', 'errors.field.cells'],
      ['3', 'attendanceList.fault.unknown'],
      ['4', 'attendanceList.fault.twice'],
    ])
    expect(engine.entries()).toBe(before)
  })

  it.each([
    ['en', 'sign-in Duty  spring.pdf', ['Duty:spring', 'Ada', 'Network/core', 'Room2', 'Signatureofthetrainer']],
    ['zh-CN', '签到表 Duty  spring.pdf', ['签到表', '李伟', '到场时间', '讲师签字']],
  ])('has a sheet to be signed, in %s', async (language, wanted, words) => {
    const { ticket, name } = await engine.call<OutgoingFile>('training.signInSheet', { session: session.id, language })
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    expect([name, bytes.subarray(0, 5).toString('latin1')]).toEqual([wanted, '%PDF-'])
    if (!hasTools('qpdf', 'pdftotext')) return
    const text = withFile(bytes, (file) => {
      run('qpdf', '--check', file)
      return pagesOf(file).join('')
    })
    for (const part of words) expect(text).toContain(part)
  })

  it('stays as it was confirmed', async () => {
    const { id, revision } = await now()
    await engine.call('trainingSession.move', { id, revision, step: 'hold', changes: {} })
    const late = { person: ada.id, isInvited: true, status: 'late' }
    expect(await refusalOf(mark(late))).toMatchObject({ code: 'conflict' })
  })
})
