import type { Board } from '#shared/modules/competitions/competitions.contract.ts'
import type { Standing } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { useWords } from '../../../app/words.tsx'
import { FiguresTable } from '../../../records/figures-table.tsx'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'

/** More rows than this are walked through in the table of solves, which draws those in sight alone. */
const mostRanked = 100

/** Ranks, points and last gains of those in front. */
export function Ranking({ board }: { readonly board: Board }) {
  const t = useWords()
  const formats = useFormats()
  const hasBrackets = board.brackets.length > 0
  const columns = [
    { key: 'name', label: t('entrant') },
    { key: 'rank', label: t('standings.rank'), align: 'end' as const },
    { key: 'points', label: t('entrant.points'), align: 'end' as const },
    { key: 'solved', label: t('entrant.solved'), align: 'end' as const },
    { key: 'last', label: t('entrant.lastGainAt'), align: 'end' as const },
    ...(hasBrackets ? [{ key: 'bracket', label: t('entrant.bracket') }] : []),
  ]
  const cellsOf = (row: Standing) => [
    { text: row.name, shown: <RecordLink record="entrant" id={row.entrant} title={row.name} /> },
    { text: row.rank === null ? '—' : String(row.rank), sort: row.rank },
    {
      text: row.points === null ? '—' : formats.decimal(row.points),
      sort: row.points === null ? null : Number(row.points),
    },
    { text: String(row.solved), sort: row.solved },
    {
      text: row.lastGainAt === null ? '—' : formats.instant(row.lastGainAt),
      sort: row.lastGainAt === null ? null : Date.parse(row.lastGainAt),
    },
    ...(hasBrackets ? [{ text: row.bracket ?? '—' }] : []),
  ]
  const first = board.rows.slice(0, mostRanked)
  const all = board.rows.length
  const title =
    all > mostRanked ? t('standings.ranking.first', { count: mostRanked, all }) : t('standings.ranking', { count: all })
  return (
    <FiguresTable
      title={title}
      columns={columns}
      rows={first.map((row) => ({ key: row.entrant, cells: cellsOf(row) }))}
    />
  )
}

/** Who was first at each challenge, what it is worth now and how many solved it. */
export function FirstBloods({ board }: { readonly board: Board }) {
  const t = useWords()
  const formats = useFormats()
  if (board.challenges.length === 0) return null
  const columns = [
    { key: 'name', label: t('challenge') },
    { key: 'category', label: t('challenge.category') },
    { key: 'first', label: t('challenge.firstBlood') },
    { key: 'at', label: t('challenge.firstBloodAt'), align: 'end' as const },
    { key: 'solved', label: t('standings.challenge.solved'), align: 'end' as const },
    { key: 'now', label: t('standings.challenge.now'), align: 'end' as const },
  ]
  const rows = board.challenges.map(({ id, name, category, firstBlood, firstBloodAt, solved, now }) => ({
    key: id,
    cells: [
      { text: name, shown: <RecordLink record="challenge" id={id} title={name} /> },
      { text: category ?? '—' },
      {
        text: firstBlood?.name ?? '—',
        ...(firstBlood === null
          ? {}
          : { shown: <RecordLink record="entrant" id={firstBlood.id} title={firstBlood.name} /> }),
      },
      {
        text: firstBloodAt === null ? '—' : formats.instant(firstBloodAt),
        sort: firstBloodAt === null ? null : Date.parse(firstBloodAt),
      },
      { text: String(solved), sort: solved },
      { text: formats.integer(now), sort: now },
    ],
  }))
  return <FiguresTable title={t('standings.bloods')} columns={columns} rows={rows} />
}

/** Points given and taken beside the challenges, with their reasons. */
export function Awards({ board }: { readonly board: Board }) {
  const t = useWords()
  const formats = useFormats()
  if (board.awards.length === 0) return null
  const columns = [
    { key: 'entrant', label: t('entrant') },
    { key: 'points', label: t('award.points'), align: 'end' as const },
    { key: 'reason', label: t('award.reason') },
    { key: 'at', label: t('award.at'), align: 'end' as const },
    { key: 'by', label: t('award.awardedBy') },
  ]
  const rows = board.awards.map(({ id, entrant, points, reason, at, by }) => ({
    key: id,
    cells: [
      { text: entrant.name, shown: <RecordLink record="entrant" id={entrant.id} title={entrant.name} /> },
      { text: points > 0 ? `+${formats.integer(points)}` : formats.integer(points), sort: points },
      { text: reason, shown: <RecordLink record="award" id={id} title={reason} /> },
      { text: formats.instant(at), sort: Date.parse(at) },
      { text: by ?? '—' },
    ],
  }))
  return <FiguresTable title={t('standings.awards')} columns={columns} rows={rows} />
}
