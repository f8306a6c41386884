import { useQuery } from '@tanstack/react-query'
import type { MovedMember, Reckoned } from '#shared/modules/indicators/indicators.contract.ts'
import type { FrozenInput } from '#shared/modules/indicators/indicators.inputs.ts'
import { readingStatuses, readTarget, statusOf, units } from '#shared/modules/indicators/indicators.target.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { statusTones, valueWord } from './value-word.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

function statusToday(reading: AnyEntity, now: Reckoned) {
  const target = textOf(reading.target)
  return statusOf(now.value === null ? null : Number(now.value), target === null ? null : readTarget(target))
}

type Side = { readonly reading: AnyEntity; readonly now: Reckoned; readonly place: number; readonly input: FrozenInput }

/** The figure as it was frozen beside what the same formula finds today. */
function Figures({ reading, now, place, input }: Side) {
  const t = useWords()
  const formats = useFormats()
  const unit = units.find((one) => one === reading.unit) ?? 'number'
  const then = readingStatuses.find((status) => status === reading.status)
  const today = statusToday(reading, now)
  const measure = now.measures[place]
  const count = (name: string, frozen: number, found: number | undefined) => ({
    key: name,
    cells: [
      { text: t(`indicator.tab.${name}`) },
      { text: formats.integer(frozen) },
      { text: found === undefined ? '' : formats.integer(found) },
    ],
  })
  const status = (one: typeof today | undefined) =>
    one === undefined
      ? { text: '' }
      : {
          text: t(`indicatorReading.status.${one}`),
          shown: <ToneBadge tone={statusTones[one]}>{t(`indicatorReading.status.${one}`)}</ToneBadge>,
        }
  const rows = [
    {
      key: 'value',
      cells: [
        { text: t('indicatorReading.value') },
        { text: valueWord(t, formats, textOf(reading.value), unit) },
        { text: valueWord(t, formats, now.value, unit) },
      ],
    },
    { key: 'status', cells: [{ text: t('indicatorReading.status') }, status(then), status(today)] },
    count('counted', input.counted.total, measure?.counted),
    count('notCounted', input.notCounted.total, measure?.notCounted),
  ]
  const columns = [
    { key: 'what', label: t('indicator') },
    { key: 'then', label: t('frozen.then', { day: formats.day(textOf(reading.takenOn) ?? '') }) },
    { key: 'today', label: t('frozen.today') },
  ]
  return <FiguresTable title={t('indicatorReading')} columns={columns} rows={rows} />
}

/** The records that count otherwise today than they did then. */
function Moved({ moved }: { readonly moved: readonly MovedMember[] }) {
  const t = useWords()
  const { record = '' } = moved[0] ?? {}
  const side = (name: MovedMember['was']) => t(name === 'outside' ? 'frozen.outside' : `indicator.tab.${name}`)
  const columns = [
    { key: 'title', label: t(record) },
    { key: 'was', label: t('frozen.before') },
    { key: 'is', label: t('frozen.today') },
  ]
  const rows = moved.map(({ id, title, was, is }) => ({
    key: id,
    cells: [
      { text: title, shown: <RecordLink record={record} id={id} title={title} /> },
      { text: side(was) },
      { text: side(is) },
    ],
  }))
  return <FiguresTable title={t('frozen.moved', { count: moved.length })} columns={columns} rows={rows} />
}

/** What a frozen figure would be today, and which of the records of one measure stand elsewhere since. */
export function FrozenCompared({
  reading,
  place,
  input,
}: {
  readonly reading: AnyEntity
  readonly place: number
  readonly input: FrozenInput
}) {
  const t = useWords()
  const { id } = reading
  const { data, error } = useQuery({
    queryKey: ['indicators', 'compared', id],
    queryFn: () => api.indicators.compared({ reading: id }),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data?.now) return null
  const moved = data.moved.filter(({ measure }) => measure === place)
  return (
    <>
      <Figures reading={reading} now={data.now} place={place} input={input} />
      <p className="quiet">{t('frozen.today.help')}</p>
      {moved.length > 0 ? (
        <Moved moved={moved} />
      ) : (
        <p className="quiet">{t(data.isCut ? 'frozen.unknown' : 'frozen.unmoved')}</p>
      )}
    </>
  )
}
