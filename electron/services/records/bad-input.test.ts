import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorCode } from '#shared/contract/errors.ts'
import { contract } from '#shared/operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

const nobody = '01234567-89ab-7cde-8f01-23456789abcd'

describe('what nobody should send', () => {
  let engine: Engine
  let finding: AnyEntity
  let department: AnyEntity
  let draft: Readonly<Record<string, unknown>>
  let before = ''

  /** Every row of every table, so that "nothing changed" means exactly that. */
  const state = () => {
    const { db } = engine.vault.store
    const digest = createHash('sha256')
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'local_search_%'")
      .pluck()
      .all()
    for (const table of tables) {
      for (const row of db.prepare<[], object>(`SELECT * FROM "${table}"`).iterate()) digest.update(JSON.stringify(row))
    }
    return digest.digest('hex')
  }

  beforeAll(async () => {
    engine = await testEngine()
    department = await engine.call('department.create', { draft: { name: 'Networks' } })
    draft = { title: 'Open port', severity: 'high', condition: 'c', criterion: 'd', department: department.id }
    finding = await engine.call('finding.create', { draft })
    // Indexing comes behind the commands, and is no answer to what is sent below.
    engine.vault.catchUpSearch()
    before = state()
  })
  afterAll(() => engine.remove())

  type Case = readonly [what: string, operation: string, input: () => unknown, code: ErrorCode, at: string]
  const created = (changes: object) => () => ({ draft: { ...draft, ...changes } })
  const updated = (changes: object) => () => ({ id: finding.id, revision: finding.revision, changes })
  const listed = (query: object) => () => query
  const filtered = (filter: object) => listed({ filters: [filter] })
  const own = (text: string): object => JSON.parse(text)

  const cases: readonly Case[] = [
    ['no input', 'finding.create', () => undefined, 'invalid', 'draft'],
    ['null', 'finding.create', () => null, 'invalid', 'draft'],
    ['text instead of an object', 'finding.create', () => 'finding', 'invalid', ''],
    ['a list instead of an object', 'finding.create', () => [], 'invalid', ''],
    ['a function', 'finding.create', () => () => 1, 'invalid', ''],
    ['a draft that is a list', 'finding.create', () => ({ draft: [] }), 'invalid', 'draft'],
    ['a number as title', 'finding.create', created({ title: 7 }), 'invalid', 'draft.title'],
    ['an object as title', 'finding.create', created({ title: { toString: 'x' } }), 'invalid', 'draft.title'],
    ['a choice that is none', 'finding.create', created({ severity: 'constructor' }), 'invalid', 'draft.severity'],
    [
      '__proto__ as a field',
      'finding.create',
      () => own(`{"draft":{"__proto__":{"admin":1},${JSON.stringify(draft).slice(1)}}`),
      'invalid',
      'draft.__proto__',
    ],
    ['constructor as a field', 'finding.create', created({ constructor: 'x' }), 'invalid', 'draft.constructor'],
    ['an unknown field', 'finding.create', created({ isAdmin: true }), 'invalid', 'draft.isAdmin'],
    ['a stamp of every record', 'finding.create', created({ createdBy: nobody }), 'invalid', 'draft.createdBy'],
    ['an id', 'finding.create', created({ id: nobody }), 'invalid', 'draft.id'],
    ['a state', 'finding.create', created({ state: 'closed' }), 'invalid', 'draft.state'],
    ['a number of one’s own', 'finding.create', created({ number: 'F-2026-001' }), 'invalid', 'draft.number'],
    ['10 MB of text', 'finding.create', created({ condition: 'x'.repeat(10_000_000) }), 'invalid', 'draft.condition'],
    ['10 MB in a title', 'finding.update', updated({ title: '字'.repeat(3_400_000) }), 'invalid', 'changes.title'],
    ['a lone surrogate', 'finding.create', created({ title: 'a\ud800b' }), 'invalid', 'draft.title'],
    ['a lone low surrogate', 'finding.update', updated({ cause: '\udc00' }), 'invalid', 'changes.cause'],
    ['NUL', 'finding.create', created({ title: 'a\u0000b' }), 'invalid', 'draft.title'],
    ['a line break in a title', 'finding.create', created({ title: 'a\nb' }), 'invalid', 'draft.title'],
    ['2026-02-30', 'finding.create', created({ dueOn: '2026-02-30' }), 'invalid', 'draft.dueOn'],
    ['a date with time', 'finding.create', created({ dueOn: '2026-02-28T00:00:00Z' }), 'invalid', 'draft.dueOn'],
    ['an unknown reference', 'finding.create', created({ owner: nobody }), 'invalid', 'owner'],
    ['a reference to another kind', 'finding.create', () => created({ owner: department.id })(), 'invalid', 'owner'],
    ['a reference that is no id', 'finding.create', created({ owner: "x' OR 1=1" }), 'invalid', 'draft.owner'],
    [
      'an unknown one among many',
      'finding.create',
      created({ contributingDepartments: [nobody] }),
      'invalid',
      'contributingDepartments',
    ],
    [
      'a file that is not stored',
      'finding.create',
      created({
        evidence: [{ id: 'a'.repeat(64), name: 'x', mediaType: 'text/plain', size: 1, sha256: 'b'.repeat(64) }],
      }),
      'invalid',
      'evidence',
    ],
    [
      'a file whose id is a path',
      'finding.create',
      created({
        evidence: [{ id: '../../etc/passwd', name: 'x', mediaType: 'text/plain', size: 1, sha256: 'b'.repeat(64) }],
      }),
      'invalid',
      'draft.evidence.0.id',
    ],
    ['an id that is none', 'finding.get', () => ({ id: '1 OR 1=1' }), 'invalid', 'id'],
    ['an id of nothing', 'finding.get', () => ({ id: nobody }), 'missing', ''],
    ['an id of another kind', 'finding.get', () => ({ id: department.id }), 'missing', ''],
    ['the history of nothing', 'finding.history', () => ({ id: nobody }), 'missing', ''],
    [
      'an update of nothing',
      'finding.update',
      () => ({ id: nobody, revision: finding.revision, changes: {} }),
      'missing',
      '',
    ],
    [
      'a revision that is none',
      'finding.update',
      () => ({ id: finding.id, revision: 'x', changes: {} }),
      'invalid',
      'revision',
    ],
    [
      'a revision of the future',
      'finding.archive',
      () => ({ id: finding.id, revision: `${'0'.repeat(16)}:9` }),
      'conflict',
      '',
    ],
    [
      'an unknown filter field',
      'finding.list',
      filtered({ field: 'password', comparison: 'is', value: 1 }),
      'invalid',
      'filters.0.field',
    ],
    [
      'a field of the prototype',
      'finding.list',
      filtered({ field: 'constructor', comparison: 'empty' }),
      'invalid',
      'filters.0.field',
    ],
    [
      'SQL as a filter field',
      'finding.list',
      filtered({ field: 'title" = "title', comparison: 'empty' }),
      'invalid',
      'filters.0.field',
    ],
    [
      'an unknown comparison',
      'finding.list',
      filtered({ field: 'title', comparison: 'like' }),
      'invalid',
      'filters.0.comparison',
    ],
    [
      'a filter without a value',
      'finding.list',
      filtered({ field: 'title', comparison: 'is' }),
      'invalid',
      'filters.0.value',
    ],
    [
      'a list where one value belongs',
      'finding.list',
      filtered({ field: 'title', comparison: 'is', value: ['a'] }),
      'invalid',
      'filters.0.value',
    ],
    [
      'one bound of two',
      'finding.list',
      filtered({ field: 'dueOn', comparison: 'between', value: ['2026-01-01'] }),
      'invalid',
      'filters.0.value',
    ],
    [
      'an empty choice of values',
      'finding.list',
      filtered({ field: 'severity', comparison: 'in', value: [] }),
      'invalid',
      'filters.0.value',
    ],
    [
      'an object as value',
      'finding.list',
      filtered({ field: 'title', comparison: 'is', value: {} }),
      'invalid',
      'filters.0.value',
    ],
    ['an unknown sort field', 'finding.list', listed({ sort: [{ field: 'rowid' }] }), 'invalid', 'sort.0.field'],
    [
      'SQL as a sort field',
      'finding.list',
      listed({ sort: [{ field: 'id; DROP TABLE findings' }] }),
      'invalid',
      'sort.0.field',
    ],
    ['too many sorts', 'finding.list', listed({ sort: Array(4).fill({ field: 'title' }) }), 'invalid', 'sort'],
    [
      'too many filters',
      'finding.list',
      listed({ filters: Array(31).fill({ field: 'title', comparison: 'empty' }) }),
      'invalid',
      'filters',
    ],
    ['a negative limit', 'finding.list', listed({ limit: -1 }), 'invalid', 'limit'],
    ['a limit of a million', 'finding.list', listed({ limit: 1_000_000 }), 'invalid', 'limit'],
    ['a fraction of a page', 'finding.list', listed({ offset: 0.5 }), 'invalid', 'offset'],
    ['not a number', 'finding.list', listed({ limit: Number.NaN }), 'invalid', 'limit'],
    ['a search for an object', 'search.find', listed({ text: {} }), 'invalid', 'text'],
    ['a search of 10 MB', 'search.find', listed({ text: 'x'.repeat(10_000_000) }), 'invalid', 'text'],
    [
      'a role that is none',
      'member.invite',
      () => ({ person: nobody, login: 'x', roles: ['root'] }),
      'invalid',
      'roles.0',
    ],
    [
      'a member without a name',
      'member.invite',
      () => ({ person: nobody, login: ' \u3000', roles: ['viewer'] }),
      'invalid',
      'login',
    ],
    ['a member of nobody', 'member.invite', () => ({ person: nobody, login: 'x', roles: ['viewer'] }), 'missing', ''],
    [
      'the same role twice',
      'member.invite',
      () => ({ person: nobody, login: 'x', roles: ['lead', 'lead'] }),
      'invalid',
      'roles',
    ],
    ['a ticket of nobody', 'file.attach', () => ({ ticket: 'ff' }), 'missing', ''],
    [
      'a file of a record that does not have it',
      'file.open',
      () => ({ record: 'finding', id: finding.id, attachment: 'a'.repeat(64) }),
      'missing',
      '',
    ],
    [
      'a file of no record',
      'file.open',
      () => ({ record: '__proto__', id: finding.id, attachment: 'a'.repeat(64) }),
      'missing',
      '',
    ],
    [
      'a remark on nothing',
      'comment.create',
      () => ({ draft: { subjectRecord: 'finding', subject: nobody, body: 'x' } }),
      'invalid',
      'subject',
    ],
    [
      'a remark on the prototype',
      'comment.create',
      () => ({ draft: { subjectRecord: 'constructor', subject: nobody, body: 'x' } }),
      'invalid',
      'subject',
    ],
    [
      'a vault that is open already',
      'session.unlock',
      () => ({ path: '/', login: 'x', password: 'y' }),
      'conflict',
      '',
    ],
    ...[
      '__proto__.toString',
      'constructor.toString',
      'finding.constructor',
      'finding',
      '',
      'finding.list.x',
      'x.y',
      '.',
      'finding.__proto__',
    ].map((operation): Case => [`the operation ${operation || '(none)'}`, operation, () => ({}), 'missing', '']),
  ]

  it.each(cases)('%s: %s', async (_what, operation, input, code, at) => {
    const refusal = await refusalOf(engine.call(operation, input()))
    expect(refusal.code).toBe(code)
    if (code === 'invalid') expect(refusal.fields.map(({ path }) => path)).toContain(at)
    expect(JSON.stringify(refusal).length).toBeLessThan(2000)
    expect(state()).toBe(before)
  })

  it('is refused for every operation there is', async () => {
    const names = Object.entries(contract).flatMap(([group, verbs]) =>
      Object.keys(verbs).map((verb) => `${group}.${verb}`),
    )
    expect(names.length).toBeGreaterThan(150)
    for (const operation of names.filter((name) => !/^(session\.|\w+\.list$|journal\.|report\.kinds)/.test(name))) {
      for (const input of [7, 'x', [], { noSuchField: 1 }]) {
        const outcome = await engine.call(operation, input).then(
          () => 'answered',
          (error: { code?: string }) => error.code,
        )
        expect(outcome, operation).toBe('invalid')
      }
    }
    expect(state()).toBe(before)
  })

  it('leaves a search that finds what is there, whatever its syntax', async () => {
    for (const text of [
      '"',
      '*',
      'port OR',
      'NEAR(',
      '^port',
      'title:x',
      '-port',
      '()',
      'port" AND "',
      '\u0000',
      '%',
      '🛡',
    ])
      expect(await engine.call('search.find', { text }), text).toMatchObject({ total: expect.any(Number) })
    expect(await engine.call('search.find', { text: 'open "port' })).toMatchObject({ total: 1 })
    expect(await engine.call('search.find', { text: 'por' })).toMatchObject({ total: 1 })
    expect(state()).toBe(before)
  })
})
