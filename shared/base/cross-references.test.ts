import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evidenceKey,
  openReference,
  recordKey,
  referenceKinds,
  referenceText,
  splitReferences,
} from './cross-references.ts'
import { parseMarkdown } from './markdown.ts'

const key = recordKey('01234567-89ab-4cde-8f01-23456789abcd')
const paper = { kind: 'paper', key, label: 'Who has keys' } as const

describe('references within texts', () => {
  it('are read back as they were written', () => {
    expect(splitReferences(`See ${referenceText(paper)}.`)).toEqual(['See ', paper, '.'])
    expect(evidenceKey('ab'.repeat(32))).toBe('abababababab')
  })

  it.each([
    ['of another kind', '[[person:23456789abcd|x]]'],
    ['with a key that is none', '[[paper:23456789ABCD|x]]'],
    ['that is not closed', '[[paper:23456789abcd|x]'],
    ['within another', '[[paper:[[23456789abcd]]'],
    ['with a line within', '[[paper:23456789abcd|a\nb]]'],
  ])('stay plain text %s', (_, text) => {
    expect(splitReferences(text)).toEqual([text])
  })

  it('hold any label, and lose nothing of the text around them', () => {
    const label = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(label, fc.constantFrom(...referenceKinds), (text, kind) => {
        const written = referenceText({ kind, key, label: text })
        const [read, ...rest] = splitReferences(written)
        expect(rest).toEqual([])
        expect(read).toMatchObject({ kind, key })
        const pieces = splitReferences(`${text}${written}`)
        expect(pieces.some((piece) => typeof piece === 'object' && piece.key === key)).toBe(true)
      }),
    )
  })

  it('are spans of their own in Markdown, in bold text too, and none within code', () => {
    const written = referenceText(paper)
    const spans = (text: string) => parseMarkdown(text).flatMap((block) => ('spans' in block ? block.spans : []))
    expect(spans(`See ${written} and **${written}**`).filter((span) => span.refers)).toEqual([
      { text: paper.label, bold: false, refers: { kind: 'paper', key } },
      { text: paper.label, bold: true, refers: { kind: 'paper', key } },
    ])
    expect(spans(`\`${written}\``).every((span) => span.refers === undefined)).toBe(true)
  })

  it.each([
    ['See [[who ha', 12, { from: 4, words: 'who ha' }],
    ['[[', 2, { from: 0, words: '' }],
    ['[[done]] more', 13, null],
    ['[ one', 5, null],
    ['[[two\nlines', 11, null],
    ['', 0, null],
  ])('are begun in %j', (text, caret, expected) => {
    expect(openReference(text, caret)).toEqual(expected)
  })
})
