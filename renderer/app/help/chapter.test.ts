import { expect, it } from 'vitest'
import { readChapter } from './chapter.ts'

it('takes a chapter apart at its headings', () => {
  const text =
    '# Seal and verify\n\nWhat a seal is.\n\n## Seal a report\n\n1. Open it.\n2. Seal it.\n\n## Verify\n\nDrop it.\n'
  expect(readChapter('../../../assets/help/en/06-seal-and-verify.md', text)).toEqual({
    name: 'seal-and-verify',
    title: 'Seal and verify',
    lead: 'What a seal is.',
    sections: [
      { name: 'seal-a-report', title: 'Seal a report', text: '1. Open it.\n2. Seal it.' },
      { name: 'verify', title: 'Verify', text: 'Drop it.' },
    ],
  })
})

it('leaves marks within a fenced block alone', () => {
  const { sections } = readChapter('01-a.md', '# A\n## B\n```sh\n## no heading\n# a comment\n```\n## C\n')
  expect(sections.map(({ title }) => title)).toEqual(['B', 'C'])
  expect(sections[0]?.text).toBe('```sh\n## no heading\n# a comment\n```')
})

it('reads lines that end as on Windows', () => {
  expect(readChapter('02-b.md', '# B\r\n\r\nLead.\r\n')).toMatchObject({ name: 'b', title: 'B', lead: 'Lead.' })
})
