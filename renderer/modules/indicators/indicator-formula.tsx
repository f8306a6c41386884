import { Button } from '@mantine/core'
import { useState } from 'react'
import { formulaFault } from '#shared/modules/indicators/indicators.check.ts'
import { readFormula } from '#shared/modules/indicators/indicators.formula-reader.ts'
import { formulaSentences } from '#shared/modules/indicators/indicators.words.ts'
import { records } from '#shared/registry.ts'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './board.module.css'
import { IndicatorBuilder } from './indicator-builder.tsx'
import { useBoardRow } from './use-board-row.ts'
import { valueWord } from './value-word.ts'

/** The formula of an indicator in words, as it is written, and what each of its measures finds now. */
export function IndicatorFormula({ record, detail }: DetailProps) {
  const t = useWords()
  const [isBuilding, setIsBuilding] = useState(false)
  const formats = useFormats()
  const { row } = useBoardRow(detail.entity.id)
  const text = typeof detail.entity.formula === 'string' ? detail.entity.formula : null
  const read = text === null ? null : readFormula(text)
  const builder = (
    <>
      {detail.mayEdit ? (
        <Button variant="default" size="compact-sm" onClick={() => setIsBuilding(true)} className={classes.build}>
          {t('indicatorBuilder.open')}
        </Button>
      ) : null}
      {isBuilding ? <IndicatorBuilder record={record} detail={detail} onClose={() => setIsBuilding(false)} /> : null}
    </>
  )
  if (text === null) return <EmptyState title={t('indicatorBoard.noMeasures')}>{builder}</EmptyState>
  const sentences = read && 'formula' in read ? formulaSentences({ t, records, nameOf: () => null }, read.formula) : []
  const fault = read && 'formula' in read ? formulaFault(records, read.formula) : null
  return (
    <div className={classes.panel}>
      {fault ? <Notice tone="attention" title={t('indicatorBuilder.fault', { name: fault.name })} /> : null}
      {sentences.map((sentence) => (
        <p key={sentence} className={classes.sentence}>
          {sentence}
        </p>
      ))}
      <pre className={classes.code}>{text}</pre>
      {builder}
      {row?.now ? (
        <p className={classes.figures}>
          <strong>
            {row.now.unvalued
              ? t(`indicators.unvalued.${row.now.unvalued}`)
              : valueWord(t, formats, row.now.value, row.unit)}
          </strong>
          {row.now.measures.map(({ measure, counted, notCounted }) => (
            <span key={measure} className="quiet">
              {t('indicatorBoard.figures', {
                counted: formats.integer(counted),
                notCounted: formats.integer(notCounted),
              })}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}
