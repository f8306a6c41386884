import { Button } from '@mantine/core'
import { useState } from 'react'
import { drillResultRecord } from '#shared/modules/training/drill-result.record.ts'
import { drillFigures, drillRates, drillStages } from '#shared/modules/training/training.drill.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { DrillDialog } from './drill-dialog.tsx'
import classes from './roll-call.module.css'
import { useDrillResults } from './use-drill.ts'

type Rows = ReturnType<typeof useDrillResults>['rows']

/** The figures of a drill with what each is taken of. */
function Figures({ rows }: { readonly rows: Rows }) {
  const t = useWords()
  const formats = useFormats()
  const rates = drillRates(rows)
  const columns = [
    { key: 'figure', label: t('drill.figure') },
    ...(['people', 'of', 'share'] as const).map((key) => ({ key, label: t(`drill.${key}`), align: 'end' as const })),
  ]
  const lines = drillFigures.map((figure) => {
    const { count, total, percent } = rates[figure]
    return {
      key: figure,
      cells: [
        { text: t(`drill.figure.${figure}`) },
        { text: String(count), sort: count },
        { text: String(total), sort: total },
        { text: percent === null ? '—' : formats.percent(percent), sort: percent === null ? null : Number(percent) },
      ],
    }
  })
  const { clicked, reported } = rates
  const title = t('drill.finding', { clicked: clicked.count, sent: clicked.total, reported: reported.count })
  return <FiguresTable title={title} columns={columns} rows={lines} />
}

function Recipients({ rows, titles }: { readonly rows: Rows; readonly titles: Readonly<Record<string, string>> }) {
  const t = useWords()
  const { tones = {} } = drillResultRecord.fields.stage
  const columns = [
    { key: 'email', label: t('drillResult.email') },
    { key: 'person', label: t('drillResult.person') },
    { key: 'stage', label: t('drillResult.stage') },
    { key: 'reported', label: t('drillResult.reported') },
  ]
  const lines = rows.map(({ id, email, person, stage, reported }) => {
    const word = t(`drillResult.stage.${stage}`)
    const name = person === null ? t('drill.nobody') : (titles[person] ?? t('record.unreadable'))
    return {
      key: id,
      cells: [
        { text: email, shown: <RecordLink record="drillResult" id={id} title={email} /> },
        {
          text: name,
          shown:
            person === null ? (
              <span className="quiet">{name}</span>
            ) : (
              <RecordLink record="person" id={person} title={name} />
            ),
        },
        {
          text: word,
          sort: drillStages.indexOf(stage),
          shown: <ToneBadge tone={tones[stage] ?? 'neutral'}>{word}</ToneBadge>,
        },
        { text: reported === true ? t('drillResult.reported') : '—' },
      ],
    }
  })
  return <FiguresTable title={t('drill.recipients', { count: rows.length })} columns={columns} rows={lines} />
}

/** What came of a phishing drill: figures with their denominators, and recipient by recipient as far as the reader may see them. */
export function DrillTab({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id, archived } = detail.entity
  const [isOpen, setIsOpen] = useState(false)
  const { rows, titles, error, isPending, isCut } = useDrillResults([
    { field: 'campaign', comparison: 'is', value: id },
  ])
  const mayRead = mayWrite(drillResultRecord, member.roles)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  return (
    <section className={classes.page}>
      {mayRead && !archived ? (
        <div data-not-printed>
          <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)}>
            {t('drill.read')}
          </Button>
        </div>
      ) : null}
      {isCut ? <Notice tone="attention" title={t('view.cut')} /> : null}
      {rows.length === 0 ? <EmptyState title={t('drill.none')} text={t('drill.none.help')} /> : null}
      {rows.length > 0 && mayRead ? (
        <>
          <Figures rows={rows} />
          <p className="quiet">{t('drill.counting')}</p>
        </>
      ) : null}
      {rows.length > 0 ? <Recipients rows={rows} titles={titles} /> : null}
      {isOpen ? <DrillDialog campaign={id} onClose={() => setIsOpen(false)} /> : null}
    </section>
  )
}
