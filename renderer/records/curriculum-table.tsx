import { useQuery } from '@tanstack/react-query'
import type { CourseDemand } from '#shared/modules/skills/skills.curriculum.ts'
import type { Tone } from '#shared/record/fields.ts'
import { api } from '../api/client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ToneBadge } from '../ui/tone-badge.tsx'
import { FiguresTable } from './figures-table.tsx'
import { RecordLink } from './record-link.tsx'
import { useFormats } from './use-formats.ts'

type Side = 'person' | 'profile'
/** Late ones first, then what is lacking, then by when. */
const urgency = ({ isLate, standing, dueOn }: CourseDemand) =>
  `${isLate ? 0 : standing === 'held' ? 2 : 1} ${dueOn ?? '9999-12-31'}`

function toneOf({ standing, isLate }: CourseDemand): Tone {
  if (isLate) return 'serious'
  return standing === 'held' ? 'good' : 'attention'
}

/** The courses that roles ask for: of one person with the role that asks, or of one role with the person of whom it asks. */
export function CurriculumTable({ of, id }: { readonly of: Side; readonly id: string }) {
  const t = useWords()
  const formats = useFormats()
  const { data, error } = useQuery({
    queryKey: ['curriculum', of, id],
    queryFn: () => api.skills.curriculum({ of, id }),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  const { demands, titles } = data
  const own = demands.toSorted((one, other) => urgency(one).localeCompare(urgency(other)))
  if (own.length === 0) return <EmptyState title={t('curriculum.none')} text={t(`curriculum.none.${of}`)} />
  const beside: Side = of === 'person' ? 'profile' : 'person'
  const record = beside === 'person' ? 'person' : 'roleProfile'
  const titleOf = (one: string) => titles[one] ?? t('record.unreadable')
  const day = (on: string | null) => ({
    text: on === null ? '—' : formats.day(on),
    sort: on === null ? null : Date.parse(on),
  })
  const columns = [
    { key: 'course', label: t('course') },
    { key: 'beside', label: t(record) },
    { key: 'standing', label: t('curriculum.standing') },
    { key: 'takenOn', label: t('curriculum.takenOn') },
    { key: 'dueOn', label: t('curriculum.dueOn') },
  ]
  const rows = own.map((demand) => {
    const { course, session, takenOn, dueOn } = demand
    const word = t(`curriculum.standing.${demand.isLate ? 'late' : demand.standing}`)
    const taken = day(takenOn)
    return {
      key: `${course} ${demand[beside]}`,
      cells: [
        { text: titleOf(course), shown: <RecordLink record="course" id={course} title={titleOf(course)} /> },
        {
          text: titleOf(demand[beside]),
          shown: <RecordLink record={record} id={demand[beside]} title={titleOf(demand[beside])} />,
        },
        { text: word, shown: <ToneBadge tone={toneOf(demand)}>{word}</ToneBadge> },
        session === null
          ? taken
          : { ...taken, shown: <RecordLink record="trainingSession" id={session} title={taken.text} /> },
        day(dueOn),
      ],
    }
  })
  const lacking = own.filter(({ standing }) => standing !== 'held').length
  const late = own.filter(({ isLate }) => isLate).length
  const title = t('curriculum.finding', { count: own.length, lacking, late })
  return (
    <>
      <FiguresTable title={title} columns={columns} rows={rows} />
      <p className="quiet">{t('curriculum.counting')}</p>
    </>
  )
}
