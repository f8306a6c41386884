import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { stackedBars } from '#shared/charts/bar-charts.ts'
import { lineChart } from '#shared/charts/line-chart.ts'
import { shortDecimal } from '#shared/modules/cycles/cycles.targets.ts'
import type { CompetitionFacts } from '#shared/modules/training/training.facts.ts'
import {
  progressionOf,
  projectCompetition,
  type ScoreTable,
  seesAllScores,
} from '#shared/modules/training/training.projection.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useScores } from '../../api/use-scores.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { bonusCell, hasAny, personCell, pointCells, pointColumns, rankCell, sortOf, totalCell } from './score-cells.tsx'
import classes from './training.module.css'

type Titles = Readonly<Record<string, string>>

/** Lines beyond these cannot be told apart; the table has all. */
const mostLines = 8

/** Between fewer rounds a line shows no course: the points of each round stand side by side instead. */
const fewestSteps = 3

/** How the points of those in front grew from round to round. */
function Progression({ table, titles }: { readonly table: ScoreTable; readonly titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const front = useMemo(() => table.rows.slice(0, mostLines), [table])
  const rounds = useMemo(() => table.columns.map((column) => column.name), [table])
  const option = useMemo(() => {
    if (rounds.length < fewestSteps) {
      const colours = [palette.accent, palette.attention]
      const shares = rounds.map((word, index) => ({
        ...{ word, colour: colours[index] ?? palette.neutral },
        values: front.map((row) => Number(row.points[index] ?? 0)),
      }))
      const people = front.map((row) => titles[row.person] ?? '')
      return stackedBars(people, shares, palette)
    }
    const lines = front.map((row) => ({ name: titles[row.person] ?? '', values: progressionOf(row) }))
    return lineChart(lines, { words: rounds, name: t('scores.points') }, palette)
  }, [front, rounds, titles, palette, t])
  const figures = {
    columns: [
      { key: 'person', label: t('score.person') },
      ...rounds.map((round) => ({ key: `round ${round}`, label: round, align: 'end' as const })),
    ],
    rows: front.map((row) => [
      titles[row.person] ?? '',
      ...progressionOf(row).map((points) => formats.decimal(points.toFixed(2))),
    ]),
  }
  const leader = front[0]
  const title = leader
    ? t(table.isProvisional ? 'scores.ahead' : 'scores.won', {
        person: titles[leader.person] ?? '',
        points: leader.total === null ? '' : formats.decimal(shortDecimal(leader.total)),
      })
    : ''
  return <Chart title={title} option={option} height={280} table={figures} />
}

/** Whether none of the points of a table has a part of a point, so that places after the point say nothing. */
function isWholePoints({ rows }: ScoreTable): boolean {
  return rows.every(({ points, total, bonus }) =>
    [...points, total, bonus].every((one) => one === null || !shortDecimal(one).includes('.')),
  )
}

function People({ table, titles }: { readonly table: ScoreTable; readonly titles: Titles }) {
  const t = useWords()
  const known = useFormats()
  const formats = isWholePoints(table)
    ? { ...known, decimal: (points: string) => known.decimal(shortDecimal(points)) }
    : known
  const hasTeams = hasAny(table.rows, 'team')
  const hasBonus = hasAny(table.rows, 'bonus')
  const columns = [
    { key: 'person', label: t('score.person') },
    { key: 'rank', label: t('score.rank'), align: 'end' as const },
    { key: 'total', label: t('score.total'), align: 'end' as const },
    ...(hasTeams ? [{ key: 'team', label: t('score.team') }] : []),
    ...pointColumns(t, formats, table.columns),
    ...(hasBonus ? [{ key: 'bonus', label: t('score.bonus'), align: 'end' as const }] : []),
  ]
  const rows = table.rows.map((row) => ({
    key: row.id,
    cells: [
      personCell(t, row, titles),
      rankCell(row),
      totalCell(t, formats, row),
      ...(hasTeams ? [{ text: row.team ?? '—' }] : []),
      ...pointCells(formats, row),
      ...(hasBonus ? [bonusCell(formats, row)] : []),
    ],
  }))
  return <FiguresTable title={t('scores.people', { count: rows.length })} columns={columns} rows={rows} />
}

function Teams({ competition, titles }: { readonly competition: CompetitionFacts; readonly titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  const comma = t.language === 'en' ? ', ' : '、'
  const teams = competition.teams.toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity))
  const awardsOf = (team: string) =>
    competition.awards.filter((award) => award.team === team).map((award) => award.name)
  const columns = [
    { key: 'team', label: t('competition.teams.name') },
    { key: 'rank', label: t('competition.teams.rank'), align: 'end' as const },
    { key: 'points', label: t('competition.teams.points'), align: 'end' as const },
    { key: 'awards', label: t('competition.awards') },
    { key: 'members', label: t('competition.teams.members') },
  ]
  const rows = teams.map((team) => ({
    key: team.id,
    cells: [
      { text: team.name },
      { text: team.rank === null ? '—' : String(team.rank), sort: team.rank },
      { text: team.points === null ? '—' : formats.decimal(team.points), sort: sortOf(team.points) },
      { text: awardsOf(team.name).join(comma) },
      { text: team.members.map((id) => titles[id] ?? '').join(comma) },
    ],
  }))
  return <FiguresTable title={t('scores.teams', { count: rows.length })} columns={columns} rows={rows} />
}

/** Awards that no team of the table holds: those of persons and of teams that are not listed. */
function Awards({ competition, titles }: { readonly competition: CompetitionFacts; readonly titles: Titles }) {
  const t = useWords()
  const listed = new Set(competition.teams.map((team) => team.name))
  const others = competition.awards.filter((award) => award.team === null || !listed.has(award.team))
  if (others.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('competition.awards')}</h3>
      <ul className={classes.reasons}>
        {others.map((award) => (
          <li key={award.id}>
            <strong>{award.person === null ? award.team : titles[award.person]}</strong> {award.name}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who won what in a competition: teams, people, rounds and awards. */
export function CompetitionTable({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const isWhole = seesAllScores(member.roles)
  const { id } = detail.entity
  const found = useQuery({ queryKey: ['competition', 'scored', id], queryFn: () => api.competition.get({ id }) })
  const { scores, titles: names, error, isPending } = useScores('competition', id)
  const competition = found.data?.entity ?? null
  const titles = useMemo(() => ({ ...found.data?.titles, ...names }), [found.data, names])
  const table = useMemo(
    () => (competition === null ? null : projectCompetition(competition, { scores, isWhole })),
    [competition, scores, isWhole],
  )
  const problem = found.error ?? error
  if (problem) return <RefusalNotice refusal={refusalOf(problem)} />
  if (isPending || competition === null || table === null) return null
  if (table.rows.length === 0 && competition.teams.length === 0 && competition.awards.length === 0)
    return <EmptyState title={t('scores.none')} text={t('scores.none.competition')} />
  return (
    <div className={classes.page}>
      {competition.teams.length > 0 ? <Teams competition={competition} titles={titles} /> : null}
      {table.rows.length > 0 ? (
        <div>
          <People table={table} titles={titles} />
          <p className={classes.note}>
            {t(table.isProvisional ? 'scores.provisional' : 'scores.published')}{' '}
            {t(isWhole ? 'scores.ties' : 'scores.own')}
          </p>
        </div>
      ) : null}
      {table.rows.length > 0 && table.columns.length > 1 ? <Progression table={table} titles={titles} /> : null}
      <Awards competition={competition} titles={titles} />
    </div>
  )
}
