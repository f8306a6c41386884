import { Button } from '@mantine/core'
import { useState } from 'react'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './sheet-reader.module.css'
import { SheetReader } from './sheet-reader.tsx'
import { useMayWrite } from './use-board.ts'
import { useBlankSheet } from './use-report-sheet.ts'

/** The sheet of one report on its way to a department without the program, and on its way back. */
export function SheetTab({ detail }: DetailProps) {
  const t = useWords()
  const { id, state, archived, template, department, startsOn } = detail.entity
  const writes = useMayWrite('departmentReport')
  const blank = useBlankSheet()
  const [taken, setTaken] = useState(false)
  const order = { template: String(template), department: String(department), start: String(startsOn) }
  const isOpen = state === 'draft' && !archived
  if (!isOpen) return <p className="quiet">{t('sheetEntry.closed')}</p>
  return (
    <div className={classes.sheet} data-not-printed>
      <section aria-label={t('sheetEntry.out')}>
        <h3 className={classes.title}>{t('sheetEntry.out')}</h3>
        <p className="quiet">{t('sheetEntry.out.text')}</p>
        <div>
          <Button variant="default" disabled={blank.running} onClick={() => void blank.run(order)}>
            {t('sheetEntry.make')}
          </Button>{' '}
          <Button
            variant="default"
            disabled={blank.running}
            onClick={() => void blank.run({ ...order, form: 'paper' })}
          >
            {t('sheetEntry.paper')}
          </Button>
        </div>
        <RefusalNotice refusal={blank.refusal} />
      </section>
      {writes ? (
        <section aria-label={t('sheetEntry.back')}>
          <h3 className={classes.title}>{t('sheetEntry.back')}</h3>
          <p className="quiet">{t('sheetEntry.back.text')}</p>
          {taken ? <Notice tone="good" title={t('sheetEntry.taken')} /> : null}
          <SheetReader report={id} onTaken={() => setTaken(true)} />
        </section>
      ) : null}
    </div>
  )
}
