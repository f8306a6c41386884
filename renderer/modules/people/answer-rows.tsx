import { ActionIcon, Button } from '@mantine/core'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useEffect, useRef, useState } from 'react'
import type { AnswerSide } from '#shared/modules/people/people.answers.ts'
import type { AnswerMatrix, AnswerRows } from '#shared/modules/people/people.contract.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import classes from './answers.module.css'
import { type AnswerPick, useAnswerRows } from './use-answers.ts'

type Props = {
  readonly day: string
  readonly side: AnswerSide
  readonly pick: AnswerPick
  readonly matrix: AnswerMatrix
  readonly onClose: () => void
}

function Line({ row, titles }: { row: AnswerRows['rows'][number]; titles: AnswerRows['titles'] }) {
  const t = useWords()
  const { kind, record, id, title, position, department, answering, gap } = row
  const word = position === null ? null : t(`duty.position.${position}`)
  const named = (one: string) => titles[one] ?? t('record.somebody')
  return (
    <tr>
      <th scope="row">
        <span className={classes.kind}>{t(kind)}</span>
        <RecordLink record={record} id={id} title={title || word || t('record.untitled')} />
      </th>
      <td>
        {department === null ? '—' : <RecordLink record="department" id={department} title={named(department)} />}
      </td>
      <td>
        {answering === null ? (
          <strong>{t('accountability.nobody')}</strong>
        ) : (
          <RecordLink record="person" id={answering.person} title={named(answering.person)} />
        )}
      </td>
      <td className="quiet">
        {[answering ? t(`answers.ground.${answering.ground}`) : null, gap ? t(`answers.gap.${gap}`) : null]
          .filter((words) => words !== null)
          .join(' · ')}
      </td>
    </tr>
  )
}

/** What stands behind a number of the matrix, each with who answers for it and on what ground. */
export function AnswerRowsPanel({ day, side, pick, matrix, onClose }: Props) {
  const t = useWords()
  const panel = useRef<HTMLElement>(null)
  const [offset, setOffset] = useState(0)
  const { data, error } = useAnswerRows(day, side, pick, offset)
  usePageKeys([['Escape', onClose]])
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const row = pick.gap === undefined ? matrix.rows.find(({ id }) => id === pick.id) : undefined
  const about = pick.gap === undefined ? (row?.title ?? t(`answers.none.${side}`)) : t(`answers.gap.${pick.gap}`)
  const title = pick.kind === undefined ? about : `${about} · ${t(`${pick.kind}.plural`)}`
  const shown = data?.rows.length ?? 0
  const turn = (label: string, to: number, isOpen: boolean) => (
    <Button variant="default" size="compact-xs" disabled={!isOpen} onClick={() => setOffset(to)}>
      {t(label)}
    </Button>
  )
  return (
    <section ref={panel} className={classes.panel} aria-label={title}>
      <div className={classes.panelHead}>
        <h3>{title}</h3>
        <span className="quiet">{data?.total ?? ''}</span>
        {data && data.total > shown ? (
          <>
            <span className="quiet">
              {t('responsible.page', { from: offset + 1, to: offset + shown, total: data.total })}
            </span>
            {turn('responsible.before', Math.max(0, offset - 200), offset > 0)}
            {turn('responsible.after', offset + 200, offset + shown < data.total)}
          </>
        ) : null}
        <ActionIcon className={classes.close} aria-label={t('answers.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.rows} tabIndex={0} aria-label={t('answers.rows')}>
        <table className={classes.lines} aria-label={title}>
          <thead>
            <tr>
              <th scope="col" className="quiet">
                {t('answers.what')}
              </th>
              <th scope="col" className="quiet">
                {t('department')}
              </th>
              <th scope="col" className="quiet">
                {t('answers.who')}
              </th>
              <th scope="col" className="quiet">
                {t('answers.ground')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((one) => (
              <Line
                key={`${one.kind} ${one.id} ${one.position ?? ''} ${one.title} ${one.person ?? ''}`}
                row={one}
                titles={data.titles}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
