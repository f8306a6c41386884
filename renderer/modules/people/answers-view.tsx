import { Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type AnswerSide, answerGaps, answerSides } from '#shared/modules/people/people.answers.ts'
import type { AnswerMatrix } from '#shared/modules/people/people.contract.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { AnswerRowsPanel } from './answer-rows.tsx'
import { AnswerTable } from './answer-table.tsx'
import classes from './answers.module.css'
import { type AnswerPick, answerFormats, useAnswers, useAnswersExport } from './use-answers.ts'
import { useDayAsked } from './use-day-asked.ts'

function useMatrixTable(matrix: AnswerMatrix | undefined, side: AnswerSide) {
  const t = useWords()
  const kinds = matrix?.kinds ?? []
  return {
    columns: [
      { key: 'row', label: t(side) },
      ...(side === 'department' ? [{ key: 'head', label: t('department.head') }] : []),
      ...kinds.map((kind) => ({ key: kind, label: t(`${kind}.plural`), align: 'end' as const })),
      { key: 'total', label: t('answers.total'), align: 'end' as const },
    ],
    rows: (matrix?.rows ?? []).map(({ title, head, counts, total }) => [
      title ?? t(`answers.none.${side}`),
      ...(side === 'department' ? [head === null ? '' : (matrix?.people[head] ?? '')] : []),
      ...kinds.map((kind) => String(counts[kind] ?? 0)),
      String(total),
    ]),
  }
}

function ExportMenu({ day }: { readonly day: string }) {
  const t = useWords()
  const task = useAnswersExport(day)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" size="compact-sm" loading={task.running}>
            {t('answers.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {answerFormats.map((format) => (
            <Menu.Item key={format} onClick={() => void task.run(format)}>
              {t(`export.format.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {task.refusal ? <RefusalNotice refusal={task.refusal} /> : null}
    </>
  )
}

type GapsProps = {
  readonly matrix: AnswerMatrix
  readonly pick: AnswerPick | null
  readonly onPick: (pick: AnswerPick | null) => void
}

/** What nobody answers for, or not everybody who should: each way of it opens what it counts. */
function Gaps({ matrix, pick, onPick }: GapsProps) {
  const t = useWords()
  const there = answerGaps.filter((gap) => matrix.gaps[gap] > 0)
  if (there.length === 0) return <ToneBadge tone="good">{t('answers.whole')}</ToneBadge>
  return there.map((gap) => (
    <Button
      key={gap}
      variant={pick?.gap === gap ? 'light' : 'default'}
      size="compact-sm"
      aria-pressed={pick?.gap === gap}
      onClick={() => onPick(pick?.gap === gap ? null : { gap })}
    >
      <ToneBadge tone={gap === 'noDepartment' ? 'attention' : 'serious'}>{t(`answers.gap.${gap}`)}</ToneBadge>
      <strong className={classes.count}>{matrix.gaps[gap]}</strong>
    </Button>
  ))
}

/** Who answered for what on a day: departments or people against kinds of records and duties, with what nobody answered for. */
export function AnswersView() {
  const t = useWords()
  const formats = useFormats()
  const { day, typed, ask } = useDayAsked()
  const [side, setSide] = useState<AnswerSide>('department')
  const [sought, setSought] = useState('')
  const [pick, setPick] = useState<AnswerPick | null>(null)
  const { data, error, isPending } = useAnswers(day, side)
  const unanswered = data ? data.gaps.nobody + data.gaps.noHead : 0
  const title = data
    ? t('answers.finding', { count: data.total, unanswered, day: formats.day(day) })
    : t('department.view.answers')
  const controls = (
    <>
      <TextInput
        className={classes.find}
        aria-label={t('answers.find')}
        placeholder={t('answers.find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('answers.side')}
        data={answerSides.map((value) => ({ value, label: t(`answers.side.${value}`) }))}
        value={side}
        onChange={(value) => {
          setPick(null)
          setSide(answerSides.find((known) => known === value) ?? 'department')
        }}
      />
      <span className="quiet">{t('orgChart.day')}</span>
      <DayBox className={classes.day} aria-label={t('orgChart.day')} value={typed} onChange={ask} />
      <ExportMenu day={day} />
    </>
  )
  return (
    <ViewFrame
      title={title}
      controls={controls}
      table={useMatrixTable(data, side)}
      source={{ isPending, error, isCut: false }}
    >
      {data && data.total > 0 ? (
        <>
          <div className={classes.gaps}>
            <Gaps matrix={data} pick={pick} onPick={setPick} />
          </div>
          <AnswerTable matrix={data} side={side} sought={sought} label={title} pick={pick} onPick={setPick} />
          {pick ? (
            <AnswerRowsPanel
              key={JSON.stringify([pick, side, day])}
              {...{ day, side, pick, matrix: data }}
              onClose={() => setPick(null)}
            />
          ) : null}
        </>
      ) : (
        <EmptyState title={t('answers.empty')} text={t('answers.empty.text')}>
          <BeginRecord record="department" />
        </EmptyState>
      )}
    </ViewFrame>
  )
}
