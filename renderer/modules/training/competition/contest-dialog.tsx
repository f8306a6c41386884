import { Button, Checkbox, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContestReading } from '#shared/modules/competitions/competitions.contract.ts'
import { contestLossKinds } from '#shared/modules/competitions/foreign-contest.ts'
import { api } from '../../../api/client.ts'
import { sendFile } from '../../../api/files.ts'
import { useTask } from '../../../api/use-task.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { TaskProgress } from '../../../app/task-progress.tsx'
import { useWords } from '../../../app/words.tsx'
import { ChartTable } from '../../../charts/chart-table.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { FileChoice } from '../../../ui/file-choice.tsx'
import classes from './competition.module.css'

const kinds = ['challenges', 'entrants', 'solves', 'awards'] as const
const causes = ['beforeStart', 'afterEnd', 'repeated'] as const
/** More of one kind than this are counted, not listed. */
const mostListed = 30

type Job = { readonly file: File; readonly apply: boolean; readonly apart: readonly string[] }

/** How many records the file makes or changes, the competition itself among them. */
function freshOf({ counts, settings }: ContestReading): number {
  const own = settings.endsAt !== null || settings.freezesAt !== null ? 1 : 0
  return kinds.reduce((sum, kind) => sum + counts[kind].fresh + counts[kind].changed, own)
}

function useContest(competition: string) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<ContestReading | null>(null)
  const [apart, setApart] = useState<readonly string[]>([])
  const task = useTask(async ({ file: chosen, apply, apart: left }: Job, options: { readonly signal: AbortSignal }) => {
    const ticket = await sendFile(chosen, { signal: options.signal })
    return await api.contest.read({ competition, ticket, apply, apart: [...left] }, options)
  })
  return {
    ...{ file, reading, apart, task },
    toggle: (source: string) =>
      setApart(apart.includes(source) ? apart.filter((one) => one !== source) : [...apart, source]),
    async choose(chosen: File | null) {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      setApart([])
      setReading((await task.run({ file: chosen, apply: false, apart: [] })) ?? null)
    },
    async make() {
      const made = file ? await task.run({ file, apply: true, apart }) : undefined
      if (!made) return
      setReading(made)
      await queries.invalidateQueries()
    },
  }
}

function Losses({ reading }: { readonly reading: ContestReading }) {
  const t = useWords()
  const told = contestLossKinds.flatMap((kind) => {
    const own = reading.losses.filter((loss) => loss.kind === kind)
    const whats = own.slice(0, mostListed).map(({ what, count }) => (count > 1 ? `${what} (${count})` : what))
    return own.length === 0 ? [] : [{ kind, whats: whats.join(' · ') }]
  })
  if (told.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('contestExchange.losses')}</h3>
      <ul className={classes.list}>
        {told.map(({ kind, whats }) => (
          <li key={kind}>
            {t(`contestExchange.loss.${kind}`)} <bdi className="quiet">{whats}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

type People = {
  readonly reading: ContestReading
  readonly apart: readonly string[]
  readonly onToggle: (source: string) => void
}

/** Whose accounts these are; a tick taken away leaves an account without a person. */
function People({ reading, apart, onToggle }: People) {
  const t = useWords()
  const { accounts, made } = reading
  if (accounts.length === 0) return null
  return (
    <fieldset className={classes.people}>
      <legend className={classes.heading}>{t('contestExchange.people', { count: accounts.length })}</legend>
      {accounts.map(({ source, name, email, person }) => (
        <Checkbox
          key={source}
          size="xs"
          disabled={made}
          label={t('contestExchange.person', { account: `${name} (${email})`, person: person.name })}
          checked={!apart.includes(source)}
          onChange={() => onToggle(source)}
        />
      ))}
    </fieldset>
  )
}

function Found({ reading, apart, onToggle }: People) {
  const t = useWords()
  const formats = useFormats()
  const title = t('contestExchange.found', { format: t(`contestExchange.format.${reading.format}`) })
  const table = {
    columns: [
      { key: 'what', label: t('contestExchange.what') },
      { key: 'read', label: t('contestExchange.inFile'), align: 'end' as const },
      { key: 'fresh', label: t('contestExchange.fresh'), align: 'end' as const },
      { key: 'changed', label: t('contestExchange.changed'), align: 'end' as const },
    ],
    rows: kinds.map((kind) => {
      const { read, fresh, changed } = reading.counts[kind]
      return [t(`${kind.slice(0, -1)}.plural`), ...[read, fresh, changed].map((count) => formats.integer(count))]
    }),
  }
  const excluded = causes.filter((cause) => reading.excluded[cause] > 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.found} tabIndex={0} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ChartTable label={title} table={table} />
      <ul className={classes.list}>
        {(['endsAt', 'freezesAt'] as const).map((field) => {
          const at = reading.settings[field]
          return at === null ? null : <li key={field}>{t(`contestExchange.${field}`, { at: formats.instant(at) })}</li>
        })}
        {excluded.map((cause) => (
          <li key={cause}>{t(`contestExchange.excluded.${cause}`, { count: reading.excluded[cause] })}</li>
        ))}
      </ul>
      <People reading={reading} apart={apart} onToggle={onToggle} />
      <Losses reading={reading} />
    </section>
  )
}

/** Takes a contest from the file of another program: what is in it, who is who, what is left out, and only then for good. */
export function ContestDialog({
  competition,
  onClose,
}: {
  readonly competition: string
  readonly onClose: () => void
}) {
  const t = useWords()
  const { file, reading, apart, toggle, task, choose, make } = useContest(competition)
  const isMade = reading?.made ?? false
  const count = reading ? freshOf(reading) : 0
  return (
    <Modal opened onClose={onClose} title={t('contestExchange.in')} size="xl">
      <div className={classes.dialog}>
        <p className="quiet">{t('contestExchange.in.about')}</p>
        <FileChoice
          accept=".zip,application/zip,.csv,text/csv,.json,application/json"
          onChange={(chosen) => void choose(chosen)}
        >
          {(props) => (
            <Button {...props} variant={file ? 'default' : 'filled'} data-autofocus>
              {t(file ? 'import.other' : 'import.choose')}
            </Button>
          )}
        </FileChoice>
        <RefusalNotice refusal={task.refusal} />
        <TaskProgress task={task} label={t('import.reading')} />
        {isMade ? <Notice isResult tone="good" title={t('contestExchange.made', { count })} /> : null}
        {reading ? <Found reading={reading} apart={apart} onToggle={toggle} /> : null}
        {reading && !isMade && count === 0 ? <p>{t('contestExchange.nothing')}</p> : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(isMade ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {isMade ? null : (
            <Button disabled={count === 0 || task.running} onClick={() => void make()}>
              {t('contestExchange.make', { count })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
