import { describe, expect, it } from 'vitest'
import { readChapter } from './chapter.ts'
import { searchHandbook } from './search-handbook.ts'

const chapters = [
  readChapter(
    '03-auditor.md',
    '# For the auditor\n\nFrom plan to **remedy**.\n\n## Findings\n\n1. **Condition** is what you saw.\n',
  ),
  readChapter('06-seal.md', '# Seal\n\n## Verify\n\nA finding is sealed with its audit.\n'),
  readChapter('03-a.md', '# 审计员\n\n## 审计发现\n\n记录**审计发现**，制定整改措施。\n'),
]
const found = (words: string) => searchHandbook(chapters, words).map(({ chapter, section }) => `${chapter}/${section}`)

describe('searchHandbook', () => {
  it.each([
    ['finding', ['auditor/findings', 'seal/verify']],
    ['FINDING saw', ['auditor/findings']],
    ['remedy', ['auditor/null']],
    ['整改', ['a/审计发现']],
    ['  ', []],
    ['unicorn', []],
    ['**', []],
  ])('finds %j', (words, places) => expect(found(words)).toEqual(places))

  it('marks the words in the excerpt, overlapping ones as one', () => {
    const [hit] = searchHandbook(chapters, '审计 计发')
    expect(hit?.excerpt).toBe('记录审计发现，制定整改措施。')
    expect(hit?.marks).toEqual([[2, 5]])
  })

  it('cuts long texts around the first word', () => {
    const long = [readChapter('x.md', `# X\n\n## Y\n\n${'before '.repeat(40)}needle ${'after '.repeat(40)}`)]
    const [hit] = searchHandbook(long, 'needle')
    expect(hit?.excerpt.length).toBeLessThanOrEqual(142)
    expect(hit?.marks.map(([start, end]) => hit.excerpt.slice(start, end))).toEqual(['needle'])
  })
})
