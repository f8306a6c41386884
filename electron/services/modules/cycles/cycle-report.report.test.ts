import { describe, expect, it } from 'vitest'
import { hasTools } from '#services/documents/testing/outside-tools.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { drawCycleReport } from './cycle-report.report.ts'
import { sampleCycle } from './testing/sample-cycle.ts'

const tools = hasTools('qpdf', 'mutool', 'pdftotext', 'pdffonts')
const bare = (text: string) => text.replace(/\s/g, '')
const states = ['plan', 'do', 'check', 'act', 'closed'] as const
const cases = (['en', 'zh-CN'] as const).flatMap((language) => states.map((state) => [language, state] as const))

describe.runIf(tools)('the report of a cycle', () => {
  it.each(cases)(
    'in %s says in the state %s what has come so far, and nothing of what lies ahead',
    async (language, state) => {
      const projection = sampleCycle(language, state)
      const pages = readOutside(await drawCycleReport(projection, sampleOptions(language)))
      const text = pages.join('')
      const { texts, work, deviations } = projection
      const [deviation] = deviations
      const parts = [
        [texts.scope, texts.planSummary, ...work.map(({ title }) => title), projection.owner],
        [texts.doSummary, work[0]?.result ?? '?'],
        [texts.checkSummary, deviation?.cause ?? '?', deviation?.measures[0] ?? '?', 'DV-2026-001'],
        [texts.lessons, texts.carriedOver],
      ]
      const reached = Math.min(states.indexOf(state), 3)
      for (const [phase, expected] of parts.entries()) {
        for (const part of expected) {
          if (phase <= reached) expect(text).toContain(bare(part))
          else expect(text).not.toContain(bare(part))
        }
      }
      for (const part of [projection.goal.split('**')[0] ?? '', texts.planSummary, ...work.map(({ title }) => title)])
        expect(pages[0]).toContain(bare(part))
    },
  )

  it('counts targets as the comparison of cycles does, and lateness as of its day', () => {
    const { counts, work, unrecorded } = sampleCycle('en', 'closed')
    expect(counts).toEqual({ met: 2, missed: 1, unmeasured: 0, done: 2, open: 0, late: 1 })
    expect(work.map(({ daysLate }) => daysLate)).toEqual([0, 10, 0])
    expect(unrecorded).toBe(0)
  })

  it('says who closed it, and where that was its owner', async () => {
    const projection = sampleCycle('en', 'closed')
    const both = readOutside(await drawCycleReport(projection, sampleOptions('en'))).join('')
    expect(both).not.toContain('Self-approved')
    expect(both).toContain('Closedby·2October2026')
    const alone = { ...projection, closedBy: projection.owner }
    expect(readOutside(await drawCycleReport(alone, sampleOptions('en'))).join('')).toContain('Self-approved')
  })

  it('stands texts of every length and script, and gives the same bytes twice', async () => {
    const hostile = `${'W'.repeat(700)} ‮مرحبا🙂 ${'long '.repeat(1000)}`
    const sample = sampleCycle('zh-CN', 'closed')
    const work = sample.work.map((item) => ({ ...item, title: hostile.slice(0, 200), department: 'x'.repeat(120) }))
    const projection = { ...sample, goal: hostile, title: hostile.slice(0, 200), work }
    const draw = () => drawCycleReport(projection, sampleOptions('zh-CN', { demo: true, draft: true }))
    const bytes = await draw()
    for (const page of readOutside(bytes)) expect(page).toContain('演示')
    expect((await draw()).equals(bytes)).toBe(true)
  })
})
