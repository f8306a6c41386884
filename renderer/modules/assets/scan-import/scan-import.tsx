import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import { ScanColumns } from './scan-columns.tsx'
import { ScanCounts } from './scan-counts.tsx'
import { ScanHosts } from './scan-hosts.tsx'
import classes from './scan-import.module.css'
import { ScanLists } from './scan-lists.tsx'
import { ScanOptions } from './scan-options.tsx'
import { type ScanImportWork, useScanImport } from './use-scan-import.ts'

const accepted = '.nessus,.xml,.sarif,.json,.csv,.txt'

function ChooseFile({ file, choose }: Pick<ScanImportWork, 'file' | 'choose'>) {
  const t = useWords()
  const formats = useFormats()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the button, for whoever has a mouse
    <div
      className={file ? classes.chosen : classes.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [dropped] = event.dataTransfer.files
        if (dropped) choose(dropped)
      }}
    >
      {file ? (
        <span className={classes.fileName}>
          <bdi>{file.name}</bdi> <span className="quiet">{formats.bytes(file.size)}</span>
        </span>
      ) : null}
      <FileChoice accept={accepted} onChange={(chosen) => chosen && choose(chosen)}>
        {(props) => (
          <Button {...props} variant={file ? 'default' : 'filled'}>
            {t(file ? 'import.other' : 'import.choose')}
          </Button>
        )}
      </FileChoice>
      {file ? null : <p className="quiet">{t('scanImport.kinds')}</p>}
    </div>
  )
}

function Head({ report }: { readonly report: ScanReport }) {
  const t = useWords()
  const formats = useFormats()
  const { tool, toolVersion, scannedOn, hostCount, rows } = report
  const named = toolVersion ? `${tool} ${toolVersion}` : tool
  return (
    <p className={classes.head}>
      {t('scanImport.head', {
        tool: named,
        day: formats.day(scannedOn),
        hosts: formats.integer(hostCount),
        rows: formats.integer(rows),
      })}
    </p>
  )
}

function Done({ report, onAgain }: { readonly report: ScanReport; readonly onAgain: () => void }) {
  const t = useWords()
  return (
    <>
      <Notice isResult tone="good" title={t('scanImport.done')}>
        <ScanCounts report={report} isOld={false} />
      </Notice>
      <div className={classes.foot}>
        <Link to="/records/$record/$id" params={{ record: 'scan', id: report.scan ?? '' }}>
          {t('scanImport.open')}
        </Link>
        <span className={classes.spring} />
        <Button onClick={onAgain}>{t('import.again')}</Button>
      </div>
    </>
  )
}

function Trial({ work, report }: { readonly work: ScanImportWork; readonly report: ScanReport }) {
  const t = useWords()
  const formats = useFormats()
  const { trial, applied, choices, change, apply } = work
  const { created, known, changed, reappeared, notFixed } = report.outcomes
  const touched = created + known + changed + reappeared + notFixed + report.notSeen
  return (
    <>
      <Head report={report} />
      {report.before ? (
        <Notice tone="attention" title={t('scanImport.before', { at: formats.instant(report.before.at) })} />
      ) : null}
      {report.columns ? <ScanColumns columns={report.columns} choices={choices} onChange={change} /> : null}
      <ScanOptions report={report} choices={choices} onChange={change} />
      <ScanHosts report={report} choices={choices} onChange={change} />
      <ScanLists report={report} />
      <TaskProgress task={applied} label={t('scanImport.task')} />
      <div className={classes.foot}>
        <ScanCounts report={report} isOld={trial.running} />
        <Button onClick={() => void apply()} disabled={applied.running || trial.running || report.hostCount === 0}>
          {t(touched > 0 ? 'scanImport.bring' : 'scanImport.bringEmpty')}
        </Button>
      </div>
    </>
  )
}

/** Brings the file of a scanner in: what was found in it, what it would change, and only then for good. */
export function ScanImport() {
  const t = useWords()
  const { member } = useSession()
  const work = useScanImport()
  const { file, trial, applied, result } = work
  if (!member.roles.some((role) => role === 'administrator' || role === 'lead' || role === 'auditor'))
    return <EmptyState title={t('scanImport.forbidden')} />
  return (
    <section className={classes.page} aria-label={t('scan.view.bring')}>
      {result ? (
        <Done report={result} onAgain={() => work.choose(null)} />
      ) : (
        <>
          <ChooseFile file={file} choose={work.choose} />
          <RefusalNotice refusal={trial.refusal ?? applied.refusal} />
          {trial.running && !applied.running ? (
            <TaskProgress
              task={{ ...trial, cancel: () => work.choose(null) }}
              label={t('import.reading')}
              cancellable={trial.report === null}
            />
          ) : null}
          {trial.report ? <Trial work={work} report={trial.report} /> : null}
        </>
      )}
    </section>
  )
}
