import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionRecord } from '#shared/modules/training/question.record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { moodleQuestions } from './moodle-read.ts'
import { writeMoodleXml } from './moodle-write.ts'
import { questionFormatOf, readMoodleXml } from './question-table.ts'
import { readTable } from './read-table.ts'

const xml = (inner: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${inner}</quiz>`)
const question = (type: string, inner: string) =>
  `<question type="${type}"><name><text>N</text></name><questiontext format="html"><text><![CDATA[<p>Why?</p>]]></text></questiontext>${inner}</question>`
const answer = (fraction: string, text: string, more = '') =>
  `<answer fraction="${fraction}"><text>${text}</text>${more}<feedback><text>f</text></feedback></answer>`

/** The rows of a table as maps, its faults by their last word. */
function rowsOf(bytes: Uint8Array) {
  const { source, rows } = readMoodleXml(bytes)
  return rows.map(({ cells, fault, where }) => ({
    ...Object.fromEntries(source.heads.map((head, place) => [head, cells[place] ?? null])),
    ...{ where, fault: fault?.key.split('.').at(-1) ?? null },
  }))
}

describe('a Moodle XML file', () => {
  it.each([
    ['multichoice', `<single>true</single>${answer('100', 'a')}${answer('0', 'b')}`, { kind: 'singleChoice' }],
    [
      'multichoice',
      `<single>false</single>${answer('33.33333', 'a')}${answer('33.33333', 'b')}${answer('-50', 'c')}`,
      { kind: 'multipleChoice' },
    ],
    ['truefalse', `${answer('0', 'true')}${answer('100', 'false')}`, { kind: 'trueFalse', rightAnswer: 'false' }],
    [
      'shortanswer',
      `<usecase>0</usecase>${answer('100', 'a &amp; b')}${answer('0', '*')}`,
      { kind: 'shortText', accepted: [{ text: 'a & b' }] },
    ],
    [
      'numerical',
      answer('100', '3.1400000', '<tolerance>0.01</tolerance>'),
      { kind: 'number', value: '3.14', tolerance: '0.01' },
    ],
    ['essay', '<responseformat>editor</responseformat>', { kind: 'shortText', accepted: [] }],
    ['shortanswer', `<usecase>1</usecase>${answer('100', 'a')}`, { fault: 'case' }],
    ['multichoice', `<single>true</single>${answer('100', 'a')}${answer('50', 'b')}`, { fault: 'partial' }],
    ['multichoice', `<single>false</single>${answer('70', 'a')}${answer('30', 'b')}`, { fault: 'partial' }],
    ['matching', '<subquestion><text>a</text><answer><text>b</text></answer></subquestion>', { fault: 'kind' }],
    ['cloze', '', { fault: 'kind' }],
    ['essay', '<file name="a.png" encoding="base64">AA==</file>', { fault: 'picture' }],
  ])('reads %s', (type, inner, expected) => {
    expect(rowsOf(xml(question(type, `<defaultgrade>2.0000000</defaultgrade>${inner}`)))).toMatchObject([
      { title: 'N', text: 'Why?', topic: 'Moodle', where: '1', ...expected },
    ])
  })

  it('reads no entity, nothing outside of it, and says where it cannot be read', () => {
    const declared = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'
    const table = [
      [declared, 'errors.questionFileDoctype'],
      ['<quiz><question', 'errors.questionFileUnreadable'],
      ['<quiz>&bogus;</quiz>', 'errors.questionFileUnreadable'],
      [`<quiz>${'<a>'.repeat(100)}</quiz>`, 'errors.questionFileUnreadable'],
      ['<html></html>', 'errors.questionFileRoot'],
      ['<quiz></quiz>', 'errors.fileEmpty'],
    ] as const
    for (const [text, key] of table)
      expect(() => readMoodleXml(Buffer.from(text)), key).toThrow(expect.objectContaining({ key }))
    expect(() => readMoodleXml(Buffer.from([0x3c, 0xff, 0xfe]))).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('is known by how it begins, for questions alone', () => {
    const bytes = xml(question('essay', ''))
    expect([
      questionFormatOf(bytes),
      questionFormatOf(Buffer.from('::a::b{T}')),
      questionFormatOf(Buffer.from('title;kind')),
    ]).toEqual(['moodle-xml', 'gift', null])
    expect(readTable({ bytes, format: 'auto', source: {}, record: 'question' }).source.format).toBe('moodle-xml')
    expect(() => readTable({ bytes, format: 'auto', source: {}, record: 'person' })).toThrow(
      expect.objectContaining({ key: 'errors.fileOtherKind' }),
    )
  })

  const word = fc
    .stringMatching(/^[a-zA-Z<>&"'*~=#{}[\]_/\\中文é][a-zA-Z0-9 <>&"'*~=#{}[\]_/\\中文é;]{0,30}$/)
    .map((text) => text.trim().replace(/\s+/g, ' '))
  const choices = (least: number, most: number) =>
    fc
      .uniqueArray(word, { minLength: 2, maxLength: 7 })
      .chain((texts) =>
        fc
          .shuffledSubarray(texts, { minLength: least, maxLength: Math.min(most, texts.length) })
          .map((right) => texts.map((text) => ({ text, isRight: right.includes(text) }))),
      )
  const decimal = fc
    .tuple(fc.integer({ min: -9999, max: 9999 }), fc.nat(99))
    .map(([whole, rest]) => `${whole}.${String(rest).padStart(2, '0')}`)
  const kinds = fc.oneof(
    choices(1, 1).map((rows) => ({ kind: 'singleChoice', choices: rows })),
    choices(1, 7).map((rows) => ({ kind: 'multipleChoice', choices: rows })),
    fc.constantFrom('true', 'false').map((rightAnswer) => ({ kind: 'trueFalse', rightAnswer })),
    fc
      .uniqueArray(word, { maxLength: 3 })
      .map((texts) => ({ kind: 'shortText', accepted: texts.map((text) => ({ text })) })),
    decimal.map((value) => ({ kind: 'number', value, tolerance: '0.5' })),
  )
  const rows = fc
    .uniqueArray(
      fc.record({
        title: word,
        topic: word,
        text: fc.option(word.map((text) => `# ${text}\n\n- x`)),
        points: fc.constantFrom('1', '2.5'),
        explanation: fc.option(word),
        content: kinds,
      }),
      { minLength: 1, maxLength: 6, selector: ({ title }) => title.toLowerCase() },
    )
    .filter((all) => all.every(({ topic }) => !/^\/|\/$|\/\//.test(topic) && topic !== 'top'))

  it('comes back as it went out', () => {
    const nothing = { choices: [], rightAnswer: null, accepted: [], value: null, tolerance: null }
    fc.assert(
      fc.property(rows, (all) => {
        const entities = all.map(({ content, ...head }, place): AnyEntity => {
          const id = `0199aaaa-0000-7000-8000-00000000000${place}`
          const values: Readonly<Record<string, AnyValue>> = { ...nothing, ...head, ...content }
          const stamps = { revision: '', createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', archived: false }
          return { ...values, ...stamps, id, state: 'active' }
        })
        const names = { nameOf: () => '', named: () => ({ refused: 'missingReference' as const }) }
        const bytes = writeMoodleXml({ record: questionRecord, columns: [], rows: entities, names, zone: 'UTC' })
        const back = rowsOf(bytes).map(({ where: _, ...row }) => row)
        const plain = (value: string | null) => value?.replace(/\.?0+$/, '') ?? null
        const sent = entities.map((entity) => ({
          ...Object.fromEntries(Object.keys(back[0] ?? {}).map((head) => [head, entity[head] ?? null])),
          ...{ fault: null, value: plain(typeof entity.value === 'string' ? entity.value : null) },
        }))
        const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()
        // Both have their members in the order of the heads.
        expect(inOrder(back)).toEqual(inOrder(sent))
        expect(moodleQuestions(bytes)).toHaveLength(all.length)
      }),
      { numRuns: 150 },
    )
  })
})
