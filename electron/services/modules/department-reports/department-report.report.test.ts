import { describe, expect, it } from 'vitest'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { drawDepartmentReport } from './department-report.report.ts'
import { sampleDepartment } from './testing/sample-branch.ts'

const tools = hasTools('qpdf', 'mutool', 'pdftotext', 'pdffonts')
const bare = (text: string) => text.replace(/\s/g, '')
const cases = (['en', 'zh-CN'] as const).flatMap((language) => [0, 1, 2].map((at) => [language, at] as const))

describe.runIf(tools)("a department's report", () => {
  it.each(cases)('in %s stands on two pages, clean for the lint and for outside readers (%i)', async (language, at) => {
    const projection = sampleDepartment(language, at)
    const pages = readOutside(await drawDepartmentReport(projection, sampleOptions(language)))
    expect(pages.length).toBeLessThanOrEqual(2)
    const text = pages.join('')
    const questions = projection.sections.flatMap((section) => section.questions)
    const expected = [
      ...[projection.organisation, projection.title, projection.number, projection.department],
      ...questions.map(({ question }) => question),
      ...projection.deviations.flatMap(({ description, measure }) => [description, measure]),
      ...projection.attachments.map(({ sha256 }) => sha256),
      ...projection.signers.map(({ person }) => person),
      sampleOptions(language).proof.recordsSha256,
    ]
    for (const part of expected) expect(text).toContain(bare(part))
  })

  it('names the people who stand for it once each, with all that they did', async () => {
    const projection = sampleDepartment('en', 0)
    expect(projection.signers.map(({ duties }) => duties)).toEqual([['signedBy'], ['recordedBy']])
    const [first] = projection.signers
    const alone = { ...projection, signers: first ? [{ ...first, duties: ['signedBy', 'recordedBy'] as const }] : [] }
    const text = readOutside(await drawDepartmentReport(alone, sampleOptions('en'))).join('')
    expect(text).toContain('Signedoffashead,Recordedthesignature')
  })

  it('says what was left open, what was late, and what it corrects', async () => {
    const projection = { ...sampleDepartment('en', 1), daysLate: 1, corrects: 'DR-2026-001 Sales', version: 2 }
    const bytes = await drawDepartmentReport(
      { ...projection, correctionReason: 'One was overlooked' },
      sampleOptions('en'),
    )
    const text = readOutside(bytes).join('')
    for (const part of ['Not answered', '1 day late', 'Version 2, corrects DR-2026-001 Sales: One was overlooked'])
      expect(text).toContain(bare(part))
  })

  it('stands texts of every length and script, and gives the same bytes twice', async () => {
    const hostile = `${'W'.repeat(700)} ‮مرحبا🙂 ${'long '.repeat(1000)}`
    const projection = { ...sampleDepartment('zh-CN', 2), selfInspectionNote: hostile, title: hostile.slice(0, 200) }
    const draw = () => drawDepartmentReport(projection, sampleOptions('zh-CN', { demo: true, draft: true }))
    const bytes = await draw()
    for (const page of readOutside(bytes)) expect(page).toContain('演示')
    expect((await draw()).equals(bytes)).toBe(true)
    expect(withFile(bytes, (file) => run('mutool', 'show', file, 'form'))).toContain('signature.2')
  })
})
