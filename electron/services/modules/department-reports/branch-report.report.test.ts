import { describe, expect, it } from 'vitest'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { drawBranchReport } from './branch-report.report.ts'
import { sampleBranch } from './testing/sample-branch.ts'

const tools = hasTools('qpdf', 'mutool', 'pdftotext', 'pdffonts', 'pdfdetach', 'pdfsig')
const bare = (text: string) => text.replace(/\s/g, '')
const cases = (['en', 'zh-CN'] as const).flatMap((language) => [0, 7, 60].map((count) => [language, count] as const))

describe.runIf(tools)('the branch report', () => {
  it.each(cases)('in %s with %i departments is clean for the lint and for outside readers', async (language, count) => {
    const projection = sampleBranch(language, count)
    const pages = readOutside(await drawBranchReport(projection, sampleOptions(language)))
    const text = pages.join('')
    const { content } = projection
    const expected = [
      ...[projection.organisation, projection.title, projection.number, projection.compiledBy],
      ...projection.departments.flatMap(({ name, report, signedBy }) => [name, report, signedBy]),
      ...content.sections.flatMap(({ title, questions }) => [title, ...questions.map(({ question }) => question)]),
      ...content.deviations.flatMap(({ description, measure }) => [description, measure]),
      ...content.attachments.map(({ sha256 }) => sha256),
    ]
    for (const part of expected) expect(text).toContain(bare(part))
  })

  it.each(['en', 'zh-CN'] as const)('repeats the heads of its tables on every page in %s', async (language) => {
    const pages = readOutside(await drawBranchReport(sampleBranch(language, 60), sampleOptions(language)))
    const head = language === 'en' ? 'DepartmentWeakpasswordsfound' : '部门发现弱口令数量'
    expect(pages.filter((page) => page.includes(head)).length).toBeGreaterThan(1)
  })

  it('names the late, the unsigned and the missing, and takes in none of their figures but those of the late', async () => {
    const projection = sampleBranch('en', 8)
    const pages = readOutside(await drawBranchReport(projection, sampleOptions('en')))
    const page = pages.find((text) => text.includes('Onlyreportsthattheheadofthedepartmenthassignedoff')) ?? ''
    expect(projection.content.remarked.map(({ standing }) => standing)).toEqual(['missing', 'notSigned', 'late'])
    for (const { department } of projection.content.remarked) expect(page).toContain(bare(department))
    const [weak] = projection.content.sections[0]?.questions ?? []
    expect(weak?.answers).toHaveLength(6)
    expect(projection.departments.find(({ standing }) => standing === 'notSigned')?.signedBy).toBe('')
  })

  it('says whose reports went through the hands of the compiler, and prepares one field for a signature', async () => {
    const bytes = await drawBranchReport(
      sampleBranch('en', 8),
      sampleOptions('en', { fields: { signatures: 1, timestamps: 2 } }),
    )
    const text = readOutside(bytes).join('')
    expect(text).toContain('recordedthereportsof:Productionplanning.')
    const fields = withFile(bytes, (file) => run('mutool', 'show', file, 'form'))
    expect(fields).toContain('signature.1')
    expect(fields).not.toContain('signature.2')
  })

  it('stands texts of every length and script, and gives the same bytes twice', async () => {
    const projection = sampleBranch('en', 3)
    const hostile = `${'W'.repeat(700)} ‮مرحبا🙂 ${'long '.repeat(1000)}`
    const [first] = projection.content.sections
    const changed = {
      ...projection,
      title: 'שלום '.repeat(40).trim(),
      departments: projection.departments.map((one) => ({ ...one, name: `${one.name} ${'x'.repeat(119)}` })),
      content: { ...projection.content, sections: first ? [{ ...first, title: hostile.slice(0, 120) }] : [] },
      summary: hostile,
    }
    const draw = () => drawBranchReport(changed, sampleOptions('en'))
    const bytes = await draw()
    expect(readOutside(bytes).length).toBeGreaterThan(4)
    expect((await draw()).equals(bytes)).toBe(true)
  })
})
