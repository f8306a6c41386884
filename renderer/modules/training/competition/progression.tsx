import { useMemo } from 'react'
import { lineChart } from '#shared/charts/line-chart.ts'
import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import { moments, progression } from '#shared/modules/competitions/competitions.progression.ts'
import { useWords } from '../../../app/words.tsx'
import { Chart } from '../../../charts/chart.tsx'
import { useChartPalette } from '../../../charts/palette.ts'
import { useFormats } from '../../../records/use-formats.ts'
import { type Shown, useGains } from './use-board.ts'

/** Lines beyond these cannot be told apart; the table has all. */
const mostLines = 8

/** Where the lines end: with the competition, or with the freeze that they are drawn for. */
function endOf({ endsAt, freezesAt }: Board, view: Shown['view'], last: string): string {
  return view === 'frozen' && freezesAt !== null ? freezesAt : (endsAt ?? last)
}

/** How the points of those in front grew. */
export function Progression({ board, shown }: { readonly board: Board; readonly shown: Shown }) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const front = useMemo(() => board.rows.filter(({ rank }) => rank !== null).slice(0, mostLines), [board])
  const ids = useMemo(() => front.map(({ entrant }) => entrant), [front])
  const { data } = useGains(shown, ids)
  const drawn = useMemo(() => {
    const solves = (data?.solves ?? []).filter(({ exclusion }) => exclusion === null)
    const steps = [...solves.map(({ entrant, value, at }) => ({ entrant, points: value, at })), ...(data?.awards ?? [])]
    const last = steps.reduce((latest, { at }) => (at > latest ? at : latest), board.startsAt)
    const at = moments(board.startsAt, endOf(board, shown.view, last))
    return { at, lines: progression(ids, steps, at) }
  }, [data, board, shown.view, ids])
  const words = useMemo(() => drawn.at.map((moment) => formats.clock(moment)), [drawn, formats])
  const option = useMemo(() => {
    const lines = front.map(({ name }, place) => ({ name, values: drawn.lines[place] ?? [] }))
    return lineChart(lines, { words, name: t('scores.points'), isDense: true }, palette)
  }, [front, drawn, words, t, palette])
  const leader = front[0]
  if (leader === undefined) return null
  // Every sixth moment says as much to whoever reads.
  const read = words.flatMap((word, place) => (place % 6 === 0 ? [{ word, place }] : []))
  const table = {
    columns: [
      { key: 'name', label: t('entrant') },
      ...read.map(({ word, place }) => ({ key: `at ${place}`, label: word, align: 'end' as const })),
    ],
    rows: front.map(({ name }, row) => [
      name,
      ...read.map(({ place }) => formats.integer(drawn.lines[row]?.[place] ?? 0)),
    ]),
  }
  const points = leader.points === null ? '—' : formats.decimal(leader.points)
  const count = Number(leader.points)
  return (
    <Chart
      title={t('standings.ahead', { name: leader.name, points, count })}
      option={option}
      height={300}
      table={table}
    />
  )
}
