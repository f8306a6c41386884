import { ActionIcon, Button, TextInput } from '@mantine/core'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useNavigate } from '@tanstack/react-router'
import { type PointerEvent, useRef, useState } from 'react'
import type { ChartNode } from '#shared/modules/people/people.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { saveDrawing, savePicture } from '../../charts/save-drawing.ts'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { ChartChanges } from './chart-changes.tsx'
import { ChartDrawing } from './chart-drawing.tsx'
import { DaySlider } from './day-slider.tsx'
import classes from './org-chart.module.css'
import { useDays } from './use-days.ts'
import { useNodes, useOrganisation } from './use-organisation.ts'

function useChartTable(record: string, nodes: readonly ChartNode[], nameOf: (id: string) => string) {
  const t = useWords()
  const titles = new Map(nodes.map((node) => [node.id, node.title]))
  const lead = record === 'group' ? 'chair' : 'head'
  return {
    columns: [
      { key: 'title', label: t(record) },
      { key: 'parent', label: t('orgChart.parent') },
      { key: 'lead', label: t(`${record}.${lead}`) },
      { key: 'members', label: t('orgChart.members') },
      { key: 'count', label: t('orgChart.count'), align: 'end' as const },
    ],
    rows: nodes.map((node) => [
      node.title,
      titles.get(node.parent ?? '') ?? '',
      node.lead ? nameOf(node.lead) : '',
      node.members.map(nameOf).join(', '),
      String(node.count),
    ]),
  }
}

/** The scale of the drawing, whole at first; and a hand that moves it. */
function useZoom(drawing: { readonly current: SVGSVGElement | null }) {
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  const zoom = (factor: number) => setScale(Math.min(2, Math.max(0.1, scale * factor)))
  const fit = () => {
    const box = frame.current
    const whole = drawing.current?.viewBox.baseVal
    if (box && whole && whole.width > 0)
      setScale(Math.max(0.1, Math.min(1.2, box.clientWidth / whole.width, box.clientHeight / whole.height)))
  }
  usePageKeys([
    ['+', () => zoom(1.25)],
    ['=', () => zoom(1.25)],
    ['-', () => zoom(0.8)],
    ['0', fit],
  ])
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.scrollLeft -= event.movementX
    event.currentTarget.scrollTop -= event.movementY
  }
  return { frame, scale, zoom, fit, drag }
}

type ControlsProps = {
  readonly days: ReturnType<typeof useDays>
  readonly sought: string
  readonly onSought: (text: string) => void
  readonly onZoom: (factor: number) => void
  readonly onFit: () => void
  readonly onSave: (as: (drawing: SVGSVGElement, name: string) => void | Promise<void>) => void
}

/** What changes the drawing, and what keeps it. */
function Controls({ days, sought, onSought, onZoom, onFit, onSave }: ControlsProps) {
  const t = useWords()
  const button = (label: string, onClick: () => void, isPressed?: boolean) => (
    <Button variant="default" size="compact-sm" onClick={onClick} aria-pressed={isPressed}>
      {t(label)}
    </Button>
  )
  return (
    <>
      <TextInput
        className={classes.find}
        aria-label={t('orgChart.find')}
        placeholder={t('orgChart.find')}
        value={sought}
        onChange={(event) => onSought(event.currentTarget.value)}
      />
      <span className="quiet">{t('orgChart.day')}</span>
      <DayBox className={classes.day} aria-label={t('orgChart.day')} value={days.typed} onChange={days.setTyped} />
      {button('orgChart.changes', () => days.setIsListed(!days.isListed), days.isListed)}
      <ActionIcon aria-label={t('orgChart.far')} onClick={() => onZoom(0.8)}>
        <IconMinus size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('orgChart.near')} onClick={() => onZoom(1.25)}>
        <IconPlus size={16} />
      </ActionIcon>
      {button('orgChart.fit', onFit)}
      {button('orgChart.save', () => onSave(saveDrawing))}
      {button('orgChart.savePicture', () => onSave(savePicture))}
    </>
  )
}

/** Departments or groups as a tree, as of a day. */
export function OrganisationChart({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const [sought, setSought] = useState('')
  const organisation = useOrganisation(record)
  const { source, titles, changes } = organisation
  const days = useDays(changes)
  const { day } = days
  const nodes = useNodes(record, organisation, day)
  const drawing = useRef<SVGSVGElement>(null)
  const { frame, scale, zoom, fit, drag } = useZoom(drawing)
  const nameOf = (id: string) => titles[id] ?? t('record.somebody')
  const people = nodes.reduce((sum, node) => sum + node.count, 0)
  const finding = t(`orgChart.finding.${record.name}`, { count: nodes.length, people, day: formats.day(day) })
  const open = (id: string) =>
    void navigate({
      to: '/records/$record/$id',
      params: { record: record.name, id },
      search: (old) => ({ ...old, tab: 'body', ...(days.isToday ? {} : { day }) }),
    })
  return (
    <ViewFrame
      title={finding}
      controls={
        <Controls
          days={days}
          sought={sought}
          onSought={setSought}
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
        <EmptyState title={t('orgChart.none')} />
      ) : (
        <>
          <div ref={frame} className={classes.frame} onPointerMove={drag}>
            <ChartDrawing
              drawing={drawing}
              nodes={nodes}
              label={finding}
              scale={scale}
              sought={sought.trim().toLowerCase()}
              nameOf={nameOf}
              onOpen={open}
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
