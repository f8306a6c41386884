import { Button } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { periodWords } from '#shared/base/calendar-words.ts'
import type { ReportSheetReading } from '#shared/modules/department-reports/department-reports.contract.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { TaskProgress } from '../../app/task-progress.tsx'
import { useWords } from '../../app/words.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import classes from './sheet-reader.module.css'
import { useFilledSheet } from './use-report-sheet.ts'

function Faults({ faults }: Pick<ReportSheetReading, 'faults'>) {
  const t = useWords()
  if (faults.length === 0) return null
  const title = t('sheetEntry.faults', { count: faults.length })
  return (
    <div className={classes.faults}>
      <p role="status">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <ol tabIndex={0} aria-label={title}>
        {faults.map(({ place, question, key, parameters }) => (
          <li key={`${place} ${question} ${key}`}>
            <span className={classes.place}>
              {place === '' ? t('sheetEntry.noPlace') : t('sheetEntry.place', { place })}
            </span>
            <span>
              {question === '' ? t(key, parameters) : t('sheetEntry.fault', { question, why: t(key, parameters) })}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Answers({ answers }: Pick<ReportSheetReading, 'answers'>) {
  const t = useWords()
  const said = (value: string | boolean) =>
    typeof value === 'string' ? value : t(value ? 'reportSheet.yes' : 'reportSheet.no')
  // The vault says choices by their names, as it keeps them.
  const worded = (key: string, value: string | boolean) =>
    key === 'inspection' ? t(`departmentReport.selfInspection.${value}`) : said(value)
  if (answers.length === 0) return <p className="quiet">{t('sheetEntry.none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('departmentReport.answers')}>
      <table className={classes.answers}>
        <thead>
          <tr>
            <th scope="col">{t('reportSheet.question')}</th>
            <th scope="col">{t('reportSheet.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ key, question, value }) => (
            <tr key={key}>
              <td>{question}</td>
              <td className={classes.said}>{worded(key, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Reading({ reading }: { readonly reading: ReportSheetReading }) {
  const t = useWords()
  const { department, unit, start, isBegun, blank } = reading
  return (
    <>
      <h3 className={classes.of}>{t('sheetEntry.of', { department, period: periodWords(t.language, start, unit) })}</h3>
      {isBegun ? null : <p className="quiet">{t('sheetEntry.begins')}</p>}
      <Faults faults={reading.faults} />
      <Answers answers={reading.answers} />
      {blank > 0 ? <p className="quiet">{t('sheetEntry.blank', { count: blank })}</p> : null}
    </>
  )
}

/** Where a filled sheet comes in: its answers and its faults by cell are shown before any is taken over. */
export function SheetReader({
  report,
  onTaken,
}: {
  /** The report that it must be of; null where the sheet itself says so. */
  readonly report: string | null
  readonly onTaken: (report: string) => void
}) {
  const t = useWords()
  const [over, setOver] = useState(false)
  const { file, reading, task, choose, take } = useFilledSheet(report, onTaken)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void choose(event.dataTransfer.files[0])
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={classes.reader}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the button, for whoever has a mouse */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileChoice accept=".xlsx,.xlsm,.csv" onChange={(chosen) => void choose(chosen)}>
          {(button) => (
            <Button {...button} variant={file ? 'default' : 'filled'} disabled={task.running} data-autofocus>
              {t(file ? 'sheetEntry.other' : 'sheetEntry.choose')}
            </Button>
          )}
        </FileChoice>
        {file ? <bdi className={classes.file}>{file.name}</bdi> : <span className="quiet">{t('sheetEntry.drop')}</span>}
      </div>
      <TaskProgress task={task} label={t('sheetEntry.reading')} />
      <RefusalNotice refusal={task.refusal} />
      {reading ? <Reading reading={reading} /> : null}
      {reading && reading.answers.length > 0 ? (
        <div>
          <Button onClick={() => void take()} disabled={task.running}>
            {t('sheetEntry.take', { count: reading.answers.length })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
