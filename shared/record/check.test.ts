import { describe, expect, it } from 'vitest'
import { fieldErrors } from '../contract/checked.ts'
import { changesCheck, draftCheck, hasPassedCheck } from './check.ts'
import {
  boolean,
  choice,
  date,
  decimal,
  duration,
  evidence,
  instant,
  integer,
  markdown,
  money,
  number,
  parts,
  percent,
  period,
  reference,
  references,
  text,
} from './fields.ts'
import { defineRecord } from './record.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const other = '01890a5d-ac96-774b-bcce-b302099a8058'
const file = { id: 'a'.repeat(64), name: 'scan.pdf', mediaType: 'application/pdf', size: 3, sha256: 'b'.repeat(64) }

const sample = defineRecord({
  name: 'sample',
  module: 'samples',
  table: 'samples',
  title: 'title',
  fields: {
    title: text({ required: true, max: 20 }),
    body: markdown({ max: 40 }),
    count: integer({ max: 10 }),
    rate: decimal(3, { max: 5 }),
    share: percent(),
    cost: money(),
    isOpen: boolean(),
    grade: choice(['low', 'high']),
    due: date(),
    at: instant(),
    takes: duration(),
    span: period(),
    owner: reference('person'),
    team: references('person'),
    steps: parts({ what: text({ required: true }), on: date() }, { max: 2 }),
    proof: evidence(),
    code: number('S'),
  },
  list: ['title'],
  sections: [
    { key: 'one', fields: ['title', 'body', 'count', 'rate', 'share', 'cost', 'isOpen', 'grade', 'due', 'at'] },
    { key: 'two', fields: ['takes', 'span', 'owner', 'team', 'steps', 'proof', 'code'] },
  ],
  readers: ['lead'],
  writers: ['lead'],
})

const kept: readonly (readonly [field: string, given: unknown, stored: unknown])[] = [
  ['title', '  Audit of Ωmega\u00a0', 'Audit of Ωmega'],
  ['title', 'e\u0301', 'é'],
  ['body', 'one\r\ntwo', 'one\ntwo'],
  ['body', '   ', null],
  ['count', 0, 0],
  ['rate', '1.5', '1.500'],
  ['rate', '05', '5.000'],
  ['share', '100', '100.00'],
  ['cost', { amount: '-3', currency: 'EUR' }, { amount: '-3.00', currency: 'EUR' }],
  ['isOpen', false, false],
  ['grade', 'high', 'high'],
  ['due', '2024-02-29', '2024-02-29'],
  ['at', '2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00.000Z'],
  ['takes', 90, 90],
  ['span', { start: '2026-01-01', end: '2026-01-01' }, { start: '2026-01-01', end: '2026-01-01' }],
  ['owner', id, id],
  ['team', [id, other], [id, other]],
  ['team', null, []],
  ['steps', [{ what: 'ask' }], [{ what: 'ask', on: null }]],
  ['proof', [file], [file]],
]

const refused: readonly (readonly [field: string, given: unknown, path: string, key: string])[] = [
  ['title', '', 'title', 'required'],
  ['title', null, 'title', 'required'],
  ['title', 'x'.repeat(21), 'title', 'tooLong'],
  ['title', 'x'.repeat(10_000_000), 'title', 'tooLong'],
  ['title', 'two\nlines', 'title', 'oneLine'],
  ['title', 'half \ud83d', 'title', 'notWellFormed'],
  ['title', 'a\u0000b', 'title', 'controlCharacter'],
  ['title', 7, 'title', 'wrongType'],
  ['body', 'a\u2028b', 'body', 'controlCharacter'],
  ['count', 11, 'count', 'tooLarge'],
  ['count', 1.5, 'count', 'wrongType'],
  ['rate', '1.2345', 'rate', 'decimal'],
  ['rate', '1e3', 'rate', 'decimal'],
  ['rate', '5.001', 'rate', 'notBetween'],
  ['share', '100.01', 'share', 'notBetween'],
  ['cost', { amount: '1', currency: 'euro' }, 'cost.currency', 'currency'],
  ['isOpen', 'true', 'isOpen', 'wrongType'],
  ['grade', 'constructor', 'grade', 'notAChoice'],
  ['due', '2026-02-30', 'due', 'date'],
  ['due', '2026-2-3', 'due', 'date'],
  ['at', '2026-11-22', 'at', 'instant'],
  ['takes', -1, 'takes', 'tooSmall'],
  ['span', { start: '2026-02-01', end: '2026-01-01' }, 'span', 'periodOrder'],
  ['owner', 'nobody', 'owner', 'identifier'],
  ['team', [id, id], 'team', 'repeated'],
  ['steps', [{ on: '2026-01-01' }], 'steps.0.what', 'required'],
  ['steps', [{ what: 'a', extra: 1 }], 'steps.0.extra', 'unknownField'],
  ['steps', [{ what: 'a' }, { what: 'b' }, { what: 'c' }], 'steps', 'tooMany'],
  [
    'steps',
    [
      { id, what: 'a' },
      { id, what: 'b' },
    ],
    'steps',
    'repeated',
  ],
  ['proof', [{ ...file, mediaType: 'pdf' }], 'proof.0.mediaType', 'mediaType'],
  ['code', 'S-2026-001', 'code', 'unknownField'],
  ['__proto__', { polluted: true }, '__proto__', 'unknownField'],
  ['constructor', 1, 'constructor', 'unknownField'],
]

function draftWith(field: string, value: unknown): unknown {
  // JSON makes `__proto__` a member of its own, as it arrives from outside.
  return JSON.parse(
    JSON.stringify({ title: 'Title' }).replace('}', `,${JSON.stringify(field)}:${JSON.stringify(value)}}`),
  )
}

describe('a draft', () => {
  it.each(kept)('keeps %s %j as %j', (field, given, stored) => {
    const result = draftCheck(sample).parse({ title: 'Title', [field]: given })
    expect(result[field]).toEqual(stored)
    expect(Object.keys(result)).toHaveLength(Object.keys(sample.fields).length - 1)
  })

  it.each(refused)('refuses %s %j at %s as %s', (field, given, path, key) => {
    const input = field === 'title' ? { title: given } : draftWith(field, given)
    const result = draftCheck(sample).safeParse(input)
    expect(result.success ? [] : fieldErrors(result.error)).toContainEqual(expect.objectContaining({ path, key }))
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('is known again once it has passed, as the object that it became and for its own record', () => {
    const typed = { title: 'Title' }
    const draft = draftCheck(sample).parse(typed)
    expect(hasPassedCheck(sample, draft)).toBe(true)
    expect(hasPassedCheck({ ...sample }, draft)).toBe(false)
    expect(hasPassedCheck(sample, { ...draft })).toBe(false)
    expect(hasPassedCheck(sample, typed)).toBe(false)
    expect(() => Object.assign(draft, { title: '' })).toThrow(TypeError)
  })

  it.each([null, [], 'text', 3, undefined])('refuses %j, which is no draft', (input) => {
    expect(draftCheck(sample).safeParse(input).success).toBe(false)
  })

  it('changes only what it names, under the same rules', () => {
    expect(changesCheck(sample).parse({ count: 3 })).toEqual({ count: 3 })
    expect(changesCheck(sample).safeParse({ title: '' }).success).toBe(false)
  })
})
