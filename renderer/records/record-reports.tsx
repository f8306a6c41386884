import { Button, Checkbox, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Language, languages } from '#shared/base/translate.ts'
import { sectionsToLeave } from '#shared/modules/reports/report-kinds.ts'
import { api } from '../api/client.ts'
import { saveFile } from '../api/files.ts'
import { listOf } from '../api/queries.ts'
import { useKeptTask } from '../api/use-kept-task.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import classes from './detail-page.module.css'
import { RecordLink } from './record-link.tsx'
import { SealDialog } from './seal-dialog.tsx'
import { useFormats } from './use-formats.ts'

type Place = { readonly record: string; readonly id: string }

/** The sealed reports of this record so far. */
function Seals({ id }: Pick<Place, 'id'>) {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery(
    listOf('seal', {
      filters: [{ field: 'subject', comparison: 'is', value: id }],
      sort: [{ field: 'sealedAt', descending: true }],
    }),
  )
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return <p className="quiet">{t('reports.noneOfRecord')}</p>
  return (
    <ul className={classes.plain}>
      {rows.map((seal) => (
        <li key={seal.id} className={classes.entry}>
          <RecordLink record="seal" id={seal.id} title={String(seal.title)} />{' '}
          <span className="quiet">{typeof seal.sealedAt === 'string' ? formats.instant(seal.sealedAt) : null}</span>
        </li>
      ))}
    </ul>
  )
}

/** Draws a draft or seals the report of a record, where its kind has one. */
export function RecordReports({ record, id }: Place) {
  const t = useWords()
  const kinds = useQuery({ queryKey: ['report', 'kinds'], queryFn: () => api.report.kinds({}) })
  const [language, setLanguage] = useState<Language>(t.language)
  const [sealing, setSealing] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const task = { place: `draw ${record} ${id}`, label: { key: 'reports.drawing' } }
  const drawing = useKeptTask(task, api.report.draw, async (file) => {
    await saveFile(file)
    return { file: file.name }
  })
  const fitting = kinds.data?.filter((kind) => kind.record === record && kind.mayDraw) ?? []
  if (kinds.data && fitting.length === 0) return <p className="quiet">{t('reports.noKind')}</p>
  return (
    <>
      {fitting.length === 0 ? null : (
        <Select
          label={t('reports.language')}
          data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          value={language}
          onChange={(value) => setLanguage(languages.find((known) => known === value) ?? language)}
          allowDeselect={false}
          w={150}
        />
      )}
      {fitting.map(({ kind }) => (
        <fieldset key={kind} className={classes.reportKind} aria-label={t(`seal.kind.${kind}`)}>
          <strong>{t(`seal.kind.${kind}`)}</strong>
          <Button onClick={() => setSealing(kind)}>{t('reports.seal')}</Button>
          <Button
            variant="default"
            onClick={() => void drawing.run({ kind, id, language, leaveOut: [...leftOut] })}
            disabled={drawing.running}
          >
            {t('reports.draft')}
          </Button>
          <Checkbox.Group value={[...leftOut]} onChange={setLeftOut}>
            {sectionsToLeave(kind).map((section) => (
              <Checkbox key={section} value={section} label={t(`reports.leaveOut.${section}`)} />
            ))}
          </Checkbox.Group>
        </fieldset>
      ))}
      <TaskProgress task={drawing} label={t('reports.drawing')} />
      <RefusalNotice refusal={drawing.refusal} />
      <Seals id={id} />
      {sealing ? <SealDialog kind={sealing} {...{ id, language, leftOut }} onClose={() => setSealing(null)} /> : null}
    </>
  )
}
