import { useMemo } from 'react'
import { requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { type Scoring, scoreItems, withoutResult } from '#shared/modules/frameworks/frameworks.scoring.ts'
import { formulas, riskTones, verdictTones } from '#shared/modules/frameworks/frameworks.verdict.ts'
import { protectionAssessmentRecord } from '#shared/modules/frameworks/protection-assessment.record.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EditRecordLink } from '../../../records/edit-record-link.tsx'
import { FieldValue } from '../../../records/field-value.tsx'
import { FiguresTable } from '../../../records/figures-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './coverage.module.css'
import own from './protection-score.module.css'

/** The verdict, and what keeps it from each better one. */
function Verdict({ scoring }: { readonly scoring: Scoring }) {
  const t = useWords()
  const { verdict, score, formula, why } = scoring
  if (verdict === null || score === null) return null
  const verdictWord = (value: unknown) => t(`protectionAssessment.verdict.${String(value)}`)
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>
        <ToneBadge tone={verdictTones[verdict]}>{verdictWord(verdict)}</ToneBadge>
        <span>{t('scoring.of', { score })}</span>
        <span className="quiet">{t(`protectionAssessment.formula.${formula}`)}</span>
      </h3>
      {why.length === 0 ? null : (
        <ul className={classes.served} aria-label={t('scoring.why')}>
          {why.map(({ key, parameters }) => (
            <li key={`${key} ${parameters.verdict}`}>
              {t(key, { ...parameters, verdict: verdictWord(parameters.verdict) })}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.explained}>{t(`scoring.formula.${formula}`)}</p>
    </section>
  )
}

/** The control points that nobody has stated a result for; many of them are folded away. */
function Missing({ points }: { readonly points: readonly string[] }) {
  const t = useWords()
  return (
    <details className={own.missing}>
      <summary>{t('scoring.missing', { count: points.length })}</summary>
      <ul className={classes.served}>
        {points.map((id) => (
          <li key={id}>
            <span className="quiet">{id}</span> {requirementOf('mlps', id)?.[t.language]}
          </li>
        ))}
      </ul>
    </details>
  )
}

const columns = ['point', 'title', 'score', 'items', 'leftOut', 'risk'] as const
const numbers: readonly string[] = ['score', 'items', 'leftOut']

/** How an assessment by MLPS comes to its score: as it stands while it is a draft, by its own formula once concluded. */
export function ProtectionScore({ record, detail }: DetailProps) {
  const t = useWords()
  const { items, formula, level } = detail.entity
  const scoring = useMemo(
    () =>
      scoreItems(
        items,
        formulas.find((one) => one === formula),
      ),
    [items, formula],
  )
  const missing = useMemo(() => withoutResult(items, level), [items, level])
  if (scoring.points.length === 0)
    return (
      <EmptyState title={t('scoring.none')} text={t('scoring.none.text')}>
        <EditRecordLink record={record} detail={detail} />
      </EmptyState>
    )
  const rows = scoring.points.map((row) => ({
    key: row.point,
    cells: [
      { text: row.point },
      { text: requirementOf('mlps', row.point)?.[t.language] ?? '' },
      { text: row.score === null ? '–' : row.score.toFixed(2), sort: row.score },
      { text: String(row.items), sort: row.items },
      { text: String(row.leftOut), sort: row.leftOut },
      {
        text: t(`protectionAssessment.risk.${row.risk}`),
        ...(riskTones[row.risk]
          ? {
              shown: (
                <FieldValue
                  field={protectionAssessmentRecord.fields.risk}
                  messages="protectionAssessment.risk"
                  value={row.risk}
                  titles={{}}
                />
              ),
            }
          : {}),
      },
    ],
  }))
  return (
    <>
      <Verdict scoring={scoring} />
      {missing.length === 0 ? null : <Missing points={missing} />}
      <FiguresTable
        title={t('scoring.points')}
        columns={columns.map((key) => ({
          key,
          label: t(`scoring.${key}`),
          ...(numbers.includes(key) ? { align: 'end' as const } : {}),
        }))}
        rows={rows}
      />
    </>
  )
}
