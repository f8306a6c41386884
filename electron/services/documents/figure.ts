import { BarChart, RadarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, RadarComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import drawSvg from 'svg-to-pdfkit'
import { invariant } from '#shared/base/assert.ts'
import type { AuditDocument } from './document.ts'
import { coverage, faceName, typeface } from './glyphs.ts'
import type { StructureElement } from './structure.ts'
import { normaliseText } from './text-runs.ts'
import { palette } from './theme.ts'

// Only what reports draw: the whole of ECharts would double the time in which a report's process starts.
use([BarChart, GridComponent, LegendComponent, RadarChart, RadarComponent, SVGRenderer])

/** A figure of `height` points over the column; `alternative` says in words what it shows. */
export type Figure = { readonly height: number; readonly alternative: string }

/** A figure drawn with the document's own vectors. */
export function drawFigure(
  document: AuditDocument,
  parent: StructureElement,
  figure: Figure,
  draw: (left: number, top: number, width: number) => void,
): void {
  document.ensure(figure.height)
  const { left, width, y } = document
  const box = [left, y, left + width, y + figure.height] as const
  const element = document.structure.add(parent, 'Figure', { alternative: figure.alternative, box })
  document.mark(element, () => draw(left, y, width))
  document.y += figure.height + 8
}

/**
 * An ECharts option as vectors: the same option that the screen draws. `scale` shrinks a chart that was laid out for the screen:
 * points of paper for each of its pixels.
 */
export function drawChart(
  document: AuditDocument,
  parent: StructureElement,
  figure: Figure,
  option: EChartsCoreOption,
  scale = 1,
): void {
  drawFigure(document, parent, figure, (left, top, width) => {
    const svg = chartSvg(option, width / scale, figure.height / scale)
    const family = familyFor(svg)
    for (const bold of [false, true]) {
      const name = faceName(family, bold)
      document.pdf.registerFont(name, typeface(name).font)
    }
    document.pdf.save()
    drawSvg(document.pdf, svg, left, top, {
      width,
      height: figure.height,
      assumePt: true,
      fontCallback: (_family, bold, _italic, options) => {
        options.fauxBold = false
        options.fauxItalic = false
        return faceName(family, bold)
      },
      warningCallback: (message) => invariant(false, `a chart of ours must be drawable: ${message}`),
    })
    document.pdf.restore()
  })
}

function chartSvg(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'sans-serif', textBorderWidth: 0, color: palette.ink },
      ...option,
    })
    // The converter scales by the root's pixel size and cannot read style sheets; both only matter on a screen.
    return chart
      .renderToSVGString()
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/<svg [^>]*>/, (root) => root.replace(/ (?:width|height)="[^"]*"/g, ''))
  } finally {
    // An undisposed chart keeps the process alive.
    chart.dispose()
  }
}

/** One family draws the labels of a whole chart: the converter asks for a font once per label, not per script. */
function familyFor(svg: string): 'latin' | 'han' {
  const labels = normaliseText(svg.replace(/<[^>]*>/g, ''))
  const covers = (family: 'latin' | 'han'): boolean =>
    [...labels].every((character) => character === '\n' || coverage(family, character.codePointAt(0) ?? 0))
  if (covers('latin')) return 'latin'
  invariant(covers('han'), 'labels of a chart are words of ours, drawable in one family')
  return 'han'
}
