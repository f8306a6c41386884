import { Button } from '@mantine/core'
import { useState } from 'react'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import type { Score } from '#shared/modules/training/training.entry.ts'
import type { ScoreTable } from '#shared/modules/training/training.projection.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CompetitionPointsDialog } from './competition-points-dialog.tsx'
import { GradeBook } from './grade-book.tsx'
import {
  bonusCell,
  changeCell,
  hasAny,
  Moderations,
  moderationCell,
  personCell,
  pointCells,
  pointColumns,
  rankCell,
  totalCell,
} from './score-cells.tsx'
import classes from './training.module.css'
import { type Assessment, useAssessment } from './use-assessment.ts'
import { competitionComponents } from './use-competition-points.ts'

type Words = { readonly assessment: Assessment; readonly table: ScoreTable; readonly isWhole: boolean }

function useTitle({ assessment, table, isWhole }: Words): string {
  const t = useWords()
  const formats = useFormats()
  const count = table.rows.length
  if (!isWhole) return t('scores.own')
  if (assessment.passMark === null) return t('scores.counted', { count })
  return t('scores.passed', { passed: table.passed, count, mark: formats.percent(assessment.passMark) })
}

function Ranked({ titles, ...words }: Words & { readonly titles: Readonly<Record<string, string>> }) {
  const t = useWords()
  const formats = useFormats()
  const { assessment, table } = words
  const title = useTitle(words)
  const isModerated = hasAny(table.rows, 'moderation')
  const hasBonus = hasAny(table.rows, 'bonus')
  const columns = [
    { key: 'person', label: t('score.person') },
    { key: 'rank', label: t('score.rank'), align: 'end' as const },
    { key: 'total', label: t('score.total'), under: '%', align: 'end' as const },
    { key: 'change', label: t('scores.change'), align: 'end' as const },
    ...pointColumns(t, formats, table.columns),
    ...(hasBonus ? [{ key: 'bonus', label: t('score.bonus'), align: 'end' as const }] : []),
    ...(isModerated ? [{ key: 'moderation', label: t('scores.moderation') }] : []),
  ]
  const rows = table.rows.map((row) => ({
    key: row.id,
    isBelow: row.passes === false,
    cells: [
      personCell(t, row, titles),
      rankCell(row),
      totalCell(t, formats, row),
      changeCell(t, formats, row),
      ...pointCells(formats, row),
      ...(hasBonus ? [bonusCell(formats, row)] : []),
      ...(isModerated ? [moderationCell(t, formats, row)] : []),
    ],
  }))
  const line =
    assessment.passMark === null ? undefined : t('scores.line', { mark: formats.percent(assessment.passMark) })
  const missing = table.missing.map((person) => titles[person] ?? t('record.unreadable'))
  return (
    <div className={classes.page}>
      <div>
        <FiguresTable title={title} columns={columns} rows={rows} line={line} />
        <p className={classes.note}>
          {t(table.isProvisional ? 'scores.provisional' : 'scores.published')}{' '}
          {t(assessment.ranking === 'dense' ? 'scores.ties.dense' : 'scores.ties')}
        </p>
        {missing.length > 0 ? (
          <p className={classes.note}>
            {t('scores.missing', { people: new Intl.ListFormat(t.language).format(missing) })}
          </p>
        ) : null}
      </div>
      {isModerated ? (
        <section>
          <h3 className={classes.heading}>{t('scores.reasons')}</h3>
          <Moderations table={table} titles={titles} />
        </section>
      ) : null}
    </div>
  )
}

type Typed = Words & { readonly scores: readonly Score[]; readonly titles: Readonly<Record<string, string>> }

/** Opens the way of points from competitions, where the scheme has a component for them. */
function FromCompetitions({ assessment }: Pick<Words, 'assessment'>) {
  const t = useWords()
  const [isOpen, setIsOpen] = useState(false)
  if (competitionComponents(assessment).length === 0) return null
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)} data-not-printed>
        {t('competitionPoints.open')}
      </Button>
      {isOpen ? <CompetitionPointsDialog assessment={assessment} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

/** Points can be typed while the assessment is open: the grid comes first as long as somebody has no score. */
function Open({ scores, ...ranked }: Typed) {
  const t = useWords()
  const { assessment, table, titles } = ranked
  const [isEntering, setIsEntering] = useState(table.missing.length > 0 || table.rows.length === 0)
  const turn = (
    <>
      <FromCompetitions assessment={assessment} />
      <Button variant="default" size="compact-sm" onClick={() => setIsEntering(!isEntering)} data-not-printed>
        {t(isEntering ? 'scoreEntry.rank' : 'scoreEntry.enter')}
      </Button>
    </>
  )
  if (isEntering) return <GradeBook assessment={assessment} scores={scores} titles={titles} beside={turn} />
  return (
    <div>
      <div className={classes.switch}>{turn}</div>
      {table.rows.length === 0 ? (
        <EmptyState title={t('scores.none')} text={t('scores.none.help')} />
      ) : (
        <Ranked {...ranked} />
      )}
    </div>
  )
}

/** The ranked scores of an assessment, with the line of the pass mark and the change against the one before. */
export function AssessmentTable({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { assessment, table, scores, titles, isWhole, isPending, error } = useAssessment(detail.entity.id)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending || assessment === null || table === null) return null
  if (isWhole && assessment.state === 'open' && mayWrite(scoreRecord, member.roles))
    return <Open assessment={assessment} table={table} scores={scores} titles={titles} isWhole={isWhole} />
  if (table.rows.length === 0)
    return (
      <EmptyState
        title={t(isWhole ? 'scores.none' : 'scores.hidden')}
        text={t(isWhole ? 'scores.none.help' : 'scores.none.own')}
      />
    )
  return <Ranked assessment={assessment} table={table} titles={titles} isWhole={isWhole} />
}
