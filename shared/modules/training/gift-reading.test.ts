import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giftQuestions } from './gift-reading.ts'
import { markdownOfHtml } from './html-text.ts'
import { bankQuestions } from './question-file.ts'

/** The kinds and texts follow the description of GIFT in Moodle's documentation; the questions are our own. */
const read = (text: string) =>
  bankQuestions(giftQuestions(text)).map((question) =>
    'fault' in question
      ? [question.where, question.title, question.fault.key.split('.').at(-1)]
      : [question.where, question.title, question.content],
  )
const nothing = { choices: [], rightAnswer: null, accepted: [], value: null, tolerance: null }

describe('a GIFT file', () => {
  it.each([
    [
      'one of several',
      'Where does a link lead?{~To its text =To its address ~Nowhere}',
      {
        kind: 'singleChoice',
        choices: [
          { text: 'To its text', isRight: false },
          { text: 'To its address', isRight: true },
          { text: 'Nowhere', isRight: false },
        ],
      },
    ],
    [
      'several of several',
      'Which?{~%50%a ~%-100%b ~%50%c}',
      {
        kind: 'multipleChoice',
        choices: [
          { text: 'a', isRight: true },
          { text: 'b', isRight: false },
          { text: 'c', isRight: true },
        ],
      },
    ],
    ['true', 'Sealed?{T}', { kind: 'trueFalse', rightAnswer: 'true' }],
    ['false, with what is said of it', 'Sealed?{FALSE#No#Yes}', { kind: 'trueFalse', rightAnswer: 'false' }],
    [
      'a text',
      'Who?{=the people on duty =on call#good}',
      { kind: 'shortText', accepted: [{ text: 'the people on duty' }, { text: 'on call' }] },
    ],
    ['an essay', 'Tell.{}', { kind: 'shortText' }],
    ['a number', 'Pi?{#3.1415:0.0005}', { kind: 'number', value: '3.1415', tolerance: '0.0005' }],
    ['a number between two', 'Pi?{#3.14..3.16}', { kind: 'number', value: '3.15', tolerance: '0.01' }],
    ['a number of one answer', 'Two?{#=2:0 #yes}', { kind: 'number', value: '2', tolerance: '0' }],
    [
      'signs that are escaped',
      'a \\{b\\} 1\\=1\\:{=c \\~ d ~e}',
      {
        kind: 'singleChoice',
        choices: [
          { text: 'c ~ d', isRight: true },
          { text: 'e', isRight: false },
        ],
      },
    ],
  ])('asks %s', (_what, text, content) => {
    expect(read(text)[0]?.[2]).toEqual({ ...nothing, ...content })
  })

  it.each([
    ['matching', 'Match{=a -> 1 =b -> 2}', 'kind'],
    ['a description', 'Just a text', 'kind'],
    ['a brace that is not closed', 'Open{=a ~b', 'kind'],
    ['partial points', 'Which?{=a ~%50%b}', 'partial'],
    ['several numbers', 'Which?{#=1 =2}', 'numbers'],
    ['a pattern', 'Who?{=on *}', 'wildcard'],
    ['a picture', '[html]<img src\\="@@PLUGINFILE@@/a.png">Which?{=a ~b}', 'picture'],
    ['nothing', '{T}', 'empty'],
  ])('names %s as what the bank does not ask', (_what, text, key) => {
    expect(read(text)[0]?.[2]).toBe(key)
  })

  it('tells where each stands, by its topic, name, text and what is said afterwards', () => {
    const text = [
      '\u{feff}// made by hand',
      '$CATEGORY: $course$/top/Mail and web//phones',
      '',
      '// [id:0199aaaa-0000-7000-8000-000000000000] [tag:x]',
      '::Links:: [html]Where does <b>it</b> lead&nbsp;to?{',
      '=There#yes',
      '~Here',
      '####Because.',
      '}',
      '',
      '$CATEGORY: top/Next',
      'The sky is {=blue =grey} today.',
      '',
      '::links::Again?{T}',
    ].join('\r\n')
    expect(bankQuestions(giftQuestions(text))).toMatchObject([
      {
        where: '5',
        id: '0199aaaa-0000-7000-8000-000000000000',
        topic: 'Mail and web/phones',
        title: 'Links',
        text: 'Where does **it** lead to?',
        explanation: 'Because.',
        points: '1',
      },
      { where: '12', id: null, topic: 'Next', title: 'The sky is _____ today.', text: null },
      { where: '14', fault: { key: 'questionFile.fault.sameName', parameters: { first: '5' } } },
    ])
  })

  it('may be any text: nothing is thrown, and nothing is asked twice', () => {
    const piece = fc.constantFrom(
      '::',
      '{',
      '}',
      '=',
      '~',
      '#',
      '%50%',
      '->',
      '\n\n',
      '\n',
      'T',
      'a',
      '\\',
      '//',
      '$CATEGORY:',
      '####',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const rows = bankQuestions(giftQuestions(pieces.join('')))
        const names = rows.flatMap((row) => ('fault' in row ? [] : [row.title.toLowerCase()]))
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})

it('takes text out of HTML and runs nothing of it', () => {
  const html =
    '<p>One &amp; <em>two</em></p><ul><li>a</li><li>b</li></ul><script>x()</script><!-- c --><a href="javascript:y">z</a> 1 < 2 &#x4E2D;&bogus;'
  expect(markdownOfHtml(html)).toBe('One & *two*\n\n- a\n- b\n\nx()z 1 < 2 中&bogus;')
})
