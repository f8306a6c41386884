import { ActionIcon, Button, TextInput } from '@mantine/core'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import { isDay } from '#shared/base/calendar.ts'
import { type ChartNode, projectDepartments, projectGroups } from '#shared/modules/people/people.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useAll } from '../../api/use-all.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { saveDrawing } from '../../charts/save-drawing.ts'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { ChartDrawing } from './chart-drawing.tsx'
import classes from './org-chart.module.css'

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

/** What stands on a day, and how many people in it. */
function useNodes(record: AnyRecord, day: string) {
  const search = listSearch(useSearch({ strict: false }))
  const isGroups = record.name === 'group'
  const units = useAll(record.name, queryOf(record, search))
  const members = useAll(isGroups ? 'membership' : 'person', {})
  const nodes = useMemo(
    () => (isGroups ? projectGroups : projectDepartments)(units.rows, members.rows, day),
    [isGroups, units.rows, members.rows, day],
  )
  const source = {
    isPending: units.isPending || members.isPending,
    error: units.error ?? members.error,
    isCut: units.isCut || members.isCut,
  }
  return { nodes, source, titles: { ...members.titles, ...units.titles } }
}

/** Departments or groups as a tree, as of a day. */
export function OrganisationChart({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { today } = useSession()
  const [typed, setTyped] = useState<string | null>(today)
  const [sought, setSought] = useState('')
  const day = typed !== null && isDay(typed) ? typed : today
  const { nodes, source, titles } = useNodes(record, day)
  const drawing = useRef<SVGSVGElement>(null)
  const { frame, scale, zoom, fit, drag } = useZoom(drawing)
  const nameOf = (id: string) => titles[id] ?? t('record.somebody')
  const people = nodes.reduce((sum, node) => sum + node.count, 0)
  const finding = t(`orgChart.finding.${record.name}`, { count: nodes.length, people, day: formats.day(day) })
  const open = (id: string) =>
    void navigate({ to: '/records/$record/$id', params: { record: record.name, id }, search: (old) => old })
  const controls = (
    <>
      <TextInput
        className={classes.find}
        aria-label={t('orgChart.find')}
        placeholder={t('orgChart.find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <span className="quiet">{t('orgChart.day')}</span>
      <DayBox className={classes.day} aria-label={t('orgChart.day')} value={typed} onChange={setTyped} />
      <ActionIcon aria-label={t('orgChart.far')} onClick={() => zoom(0.8)}>
        <IconMinus size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('orgChart.near')} onClick={() => zoom(1.25)}>
        <IconPlus size={16} />
      </ActionIcon>
      <Button variant="default" size="compact-sm" onClick={fit}>
        {t('orgChart.fit')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => drawing.current && saveDrawing(drawing.current, t(`${record.name}.plural`))}
      >
        {t('orgChart.save')}
      </Button>
    </>
  )
  return (
    <ViewFrame title={finding} controls={controls} table={useChartTable(record.name, nodes, nameOf)} source={source}>
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
