import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { listed } from '#shared/base/series.ts'
import type { ChartNode } from '#shared/modules/people/people.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { useZoom } from '../../charts/use-zoom.ts'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ChartChanges } from './chart-changes.tsx'
import { ChartControls } from './chart-controls.tsx'
import { ChartDrawing } from './chart-drawing.tsx'
import { DaySlider } from './day-slider.tsx'
import classes from './org-chart.module.css'
import { useDays } from './use-days.ts'
import { useFolding } from './use-folding.ts'
import { useNodes, useOrganisation } from './use-organisation.ts'

function useChartTable(record: string, nodes: readonly ChartNode[], nameOf: (id: string) => string) {
  const t = useWords()
  const titles = new Map(nodes.map((node) => [node.id, node.title]))
  const [lead, of] = record === 'group' ? ['chair', 'membership'] : ['head', 'duty']
  return {
    columns: [
      { key: 'title', label: t(record) },
      { key: 'parent', label: t('orgChart.parent') },
      { key: 'lead', label: t(`${record}.${lead}`) },
      { key: 'members', label: t('orgChart.members') },
      { key: 'vacant', label: t('orgChart.vacant') },
      { key: 'count', label: t('orgChart.count'), align: 'end' as const },
    ],
    rows: nodes.map((node) => [
      node.title,
      titles.get(node.parent ?? '') ?? '',
      node.lead ? nameOf(node.lead) : '',
      listed(t.language, node.members.map(nameOf)),
      listed(
        t.language,
        node.vacant.map((position) => t(`${of}.position.${position}`)),
      ),
      String(node.count),
    ]),
  }
}

/** Below this scale the names in the boxes can no longer be read; what is larger is scrolled. */
const legible = 0.7

/** Leads through the boxes that fit what is looked for, each into the middle, and round again. */
function useNextFound(drawing: { readonly current: SVGSVGElement | null }) {
  const at = useRef(-1)
  return () => {
    const boxes = [...(drawing.current?.querySelectorAll<SVGElement>('[data-sought="found"]') ?? [])]
    at.current = boxes.length === 0 ? -1 : (at.current + 1) % boxes.length
    boxes[at.current]?.scrollIntoView({ block: 'center', inline: 'center' })
  }
}

/** What there is to see, those without anybody to lead them included. */
function useFinding(record: AnyRecord, nodes: readonly ChartNode[], day: string): string {
  const t = useWords()
  const formats = useFormats()
  const people = nodes.reduce((sum, node) => sum + node.count, 0)
  const headless = nodes.filter(({ lead }) => lead === null).length
  const counted = t(`orgChart.finding.${record.name}`, { count: nodes.length, people, day: formats.day(day) })
  return headless === 0 ? counted : t(`orgChart.headless.${record.name}`, { counted, count: headless })
}

/** Opens a unit as of the day that the chart shows. */
function useOpenBody(record: AnyRecord, { day, isToday }: ReturnType<typeof useDays>) {
  const navigate = useNavigate()
  return (id: string) =>
    void navigate({
      to: '/records/$record/$id',
      params: { record: record.name, id },
      search: (old) => ({ ...old, tab: 'body', ...(isToday ? {} : { day }) }),
    })
}

/** Departments or groups as a tree, as of a day. */
export function OrganisationChart({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const [sought, setSought] = useState('')
  const organisation = useOrganisation(record)
  const { source, titles, changes } = organisation
  const days = useDays(changes)
  const { day } = days
  const nodes = useNodes(record, organisation, day)
  const drawing = useRef<SVGSVGElement>(null)
  const { frame, scale, zoom, fit, drag } = useZoom(drawing, legible, true)
  const nameOf = (id: string) => titles[id] ?? t('record.somebody')
  const folding = useFolding(nodes, sought, nameOf)
  const next = useNextFound(drawing)
  const finding = useFinding(record, nodes, day)
  const open = useOpenBody(record, days)
  return (
    <ViewFrame
      title={finding}
      controls={
        <ChartControls
          days={days}
          sought={sought}
          found={folding.found?.size ?? null}
          onSought={setSought}
          onNext={next}
          onFoldAll={folding.turnAll}
          isFolded={folding.folded.size > 0}
          onZoom={zoom}
          onFit={fit}
          onSave={(as) => {
            if (drawing.current) void as(drawing.current, `${t(`${record.name}.plural`)} ${day}`)
          }}
        />
      }
      table={useChartTable(record.name, nodes, nameOf)}
      source={source}
    >
      <DaySlider {...days.span} day={day} marks={days.marks} onDay={days.setTyped} />
      {days.isListed ? (
        <ChartChanges
          changes={changes}
          since={days.since}
          day={day}
          typed={days.typedSince}
          onTyped={days.setTypedSince}
          nameOf={nameOf}
        />
      ) : null}
      {nodes.length === 0 ? (
        <EmptyState title={t('orgChart.none')} text={t(`orgChart.none.${record.name}`)}>
          <BeginRecord record={record.name} />
        </EmptyState>
      ) : (
        <>
          <div ref={frame} className={classes.frame} onPointerMove={drag}>
            <ChartDrawing
              drawing={drawing}
              record={record.name}
              nodes={folding.shown}
              label={finding}
              scale={scale}
              found={folding.found}
              below={folding.below}
              folded={folding.folded}
              nameOf={nameOf}
              onOpen={open}
              onFold={folding.fold}
            />
          </div>
          <p className={classes.hint} data-not-printed>
            {t('orgChart.hint')}
          </p>
        </>
      )}
    </ViewFrame>
  )
}
