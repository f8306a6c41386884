import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintDocument } from '#services/documents/lint.ts'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { drawAuditReport } from './audits.report.ts'
import { sampleProjection } from './testing/sample-report.ts'

const tools = hasTools('qpdf', 'mutool', 'pdftotext', 'pdffonts', 'pdfdetach', 'pdfsig')
const cases = [
  ['en', 0, false],
  ['en', 3, false],
  ['en', 40, false],
  ['zh-CN', 0, false],
  ['zh-CN', 3, true],
  ['zh-CN', 40, false],
] as const

/** Text of each page, spaces and line ends taken out, for line breaks are free to fall anywhere. */
function pagesOf(file: string): string[] {
  return run('pdftotext', '-raw', file, '-')
    .split('\f')
    .map((page) => page.replace(/\s/g, ''))
}

describe.runIf(tools)('the audit report', () => {
  it.each(cases)(
    'in %s with %i findings is clean for the lint and for outside readers',
    async (language, count, long) => {
      const projection = sampleProjection(language, count, long)
      const bytes = await drawAuditReport(projection, sampleOptions(language))
      expect(lintDocument(bytes)).toEqual([])
      withFile(bytes, (file) => {
        run('qpdf', '--check', file)
        run('mutool', 'draw', '-F', 'stext', '-o', `${file}.xml`, file)
        const fonts = run('pdffonts', file).trim().split('\n').slice(2)
        expect(fonts.length).toBeGreaterThan(1)
        for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
        const text = pagesOf(file).join('')
        const expected = [
          projection.organisation,
          ...projection.findings.flatMap((finding) => [finding.number, finding.title, finding.cause, finding.owner]),
          ...projection.team,
          projection.goodPractice.split('\n')[0]?.replaceAll('**', '') ?? '',
        ]
        for (const part of expected) expect(text).toContain(part.replace(/\s/g, ''))
      })
    },
  )

  it('carries the records whose digest it prints on the cover and every page', async () => {
    const options = sampleOptions('en')
    const bytes = await drawAuditReport(sampleProjection('en', 2), options)
    withFile(bytes, (file, folder) => {
      run('pdfdetach', '-saveall', '-o', folder, file)
      const records = readFileSync(path.join(folder, 'audit-records.json'))
      const digest = createHash('sha256').update(records).digest('hex')
      const [cover = '', ...pages] = pagesOf(file).filter((page) => page !== '')
      expect(cover).toContain(digest)
      expect(pages.length).toBeGreaterThan(5)
      for (const page of pages) expect(page).toContain(`Records${digest.slice(0, 32)}HeadK7QD3MZAX2LP9TRW`)
      expect(bytes.toString('latin1')).toContain(`<sealbook:recordsSha256>${digest}</sealbook:recordsSha256>`)
    })
  })

  it('names in its contents the pages on which the findings stand', async () => {
    const projection = sampleProjection('en', 40)
    const bytes = await drawAuditReport(projection, sampleOptions('en'))
    withFile(bytes, (file) => {
      const pages = run('pdftotext', '-layout', file, '-').split('\f')
      const contents = pages.slice(1, 4).join('\n')
      for (const finding of projection.findings) {
        const entry = new RegExp(`${finding.number} +${finding.title}[ .]+(\\d+)`).exec(contents)
        const page = pages[Number(entry?.[1]) - 1] ?? ''
        expect(page).toContain(`${finding.number} · Action planned`)
      }
    })
  })

  it.each(['en', 'zh-CN'] as const)(
    'sums up in %s on one page: opinion, chart with its words, gravest findings',
    async (language) => {
      const projection = sampleProjection(language, 40)
      const opinionText = `${projection.opinionText}\n\n${projection.scope.repeat(8)}`
      const bytes = await drawAuditReport({ ...projection, opinionText }, sampleOptions(language))
      const pages = withFile(bytes, pagesOf)
      const words =
        language === 'en' ? ['Opinion:Partlyeffective', 'Critical', 'Note'] : ['审计意见：部分有效', '严重', '提示']
      const page = pages.findIndex((text) => text.includes(words[0] ?? '?'))
      for (const word of words) expect(pages[page]).toContain(word)
      for (const finding of projection.findings.slice(0, 5)) expect(pages[page]).toContain(finding.number)
      const next = language === 'en' ? 'Scope,criteriaandmethod' : '范围、依据与方法'
      expect(pages[page + 1]).toContain(next)
    },
  )

  it.each([
    ['en', 'leavesasacopywithpartsblackedout(SHA-2567777777777777777)'],
    ['zh-CN', '交出时采用已遮盖的副本（SHA-2567777777777777777）'],
  ] as const)('says in %s beside a file of a paper that it leaves as a redacted copy', async (language, said) => {
    const bytes = await drawAuditReport(sampleProjection(language, 3), sampleOptions(language))
    expect(withFile(bytes, pagesOf).join('')).toContain(said)
  })

  it('has an outline of its sections with the findings below theirs', async () => {
    const projection = sampleProjection('zh-CN', 3)
    const bytes = await drawAuditReport(projection, sampleOptions('zh-CN'))
    withFile(bytes, (file) => {
      const outline = run('mutool', 'show', file, 'outline').split('\n')
      const below = outline.filter((line) => /^[|+-]?\t{2}/.test(line))
      expect(below).toHaveLength(3)
      for (const finding of projection.findings) expect(below.join('\n')).toContain(finding.title)
      expect(outline.join('\n')).toContain('审计发现')
    })
  })

  it('prepares the signature fields it was asked for, empty', async () => {
    const bytes = await drawAuditReport(sampleProjection('en', 1), sampleOptions('en'))
    withFile(bytes, (file) => {
      const fields = run('mutool', 'show', file, 'form')
      for (const name of ['signature.1', 'signature.2', 'timestamp.1', 'timestamp.2']) expect(fields).toContain(name)
      expect(fields).not.toContain('signature.3')
    })
  })

  it.each([
    [{ demo: true }, 'DEMO'],
    [{ draft: true }, 'DRAFT'],
  ])('says on every page what it is not: %o', async (changes, mark) => {
    const marked = await drawAuditReport(sampleProjection('en', 1), sampleOptions('en', changes))
    const plain = await drawAuditReport(sampleProjection('en', 1), sampleOptions('en'))
    const pages = withFile(marked, pagesOf).filter((page) => page !== '')
    for (const page of pages) expect(page).toContain(mark)
    expect(withFile(plain, pagesOf).join('')).not.toContain(mark)
  })

  it('gives the same bytes twice', async () => {
    const draw = () => drawAuditReport(sampleProjection('zh-CN', 5), sampleOptions('zh-CN'))
    expect((await draw()).equals(await draw())).toBe(true)
  })

  it('says that nobody else approved it, where that is so', async () => {
    const projection = sampleProjection('en', 1)
    const alone = await drawAuditReport(projection, sampleOptions('en'))
    const checked = await drawAuditReport({ ...projection, selfApproved: false }, sampleOptions('en'))
    expect(withFile(alone, pagesOf).join('')).toContain('Self-approved')
    expect(withFile(checked, pagesOf).join('')).not.toContain('Self-approved')
  })

  it('refuses a logo that is no picture', async () => {
    const options = sampleOptions('en', { logo: Buffer.from('GIF89a') })
    await expect(drawAuditReport(sampleProjection('en', 1), options)).rejects.toThrow('report.logoUnreadable')
  })
})
