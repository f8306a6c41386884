import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { ContestReading } from '#shared/modules/competitions/competitions.contract.ts'
import { contestLossKinds } from '#shared/modules/competitions/foreign-contest.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import { ChartTable } from '../../../charts/chart-table.tsx'
import { ForeignFileDialog } from '../../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../../records/foreign/use-foreign-file.ts'
import { useFormats } from '../../../records/use-formats.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import classes from './competition.module.css'

const kinds = ['challenges', 'entrants', 'solves', 'awards'] as const
const causes = ['beforeStart', 'afterEnd', 'repeated'] as const
/** More of one kind than this are counted, not listed. */
const mostListed = 30

/** How many records the file makes or changes, the competition itself among them. */
function freshOf({ counts, settings }: ContestReading): number {
  const own = settings.endsAt !== null || settings.freezesAt !== null ? 1 : 0
  return kinds.reduce((sum, kind) => sum + counts[kind].fresh + counts[kind].changed, own)
}

/** A file with whose accounts the person at the window said to be of nobody. */
function useContest(competition: string) {
  const [apart, setApart] = useState<readonly string[]>([])
  const foreign = useForeignFile(
    (ticket, apply, options) =>
      api.contest.read({ competition, ticket, apply, apart: apply ? [...apart] : [] }, options),
    () => setApart([]),
  )
  const toggle = (source: string) =>
    setApart(apart.includes(source) ? apart.filter((one) => one !== source) : [...apart, source])
  return { foreign, apart, toggle }
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
  const { foreign, apart, toggle } = useContest(competition)
  const { reading } = foreign
  const isMade = reading?.made ?? false
  const count = reading ? freshOf(reading) : 0
  return (
    <ForeignFileDialog
      title={t('contestExchange.in')}
      about={t('contestExchange.in.about')}
      accept=".zip,application/zip,.csv,text/csv,.json,application/json"
      foreign={foreign}
      submit={t('contestExchange.make', { count })}
      mayTake={count > 0}
      isDone={isMade}
      onClose={onClose}
    >
      {isMade ? <Notice isResult tone="good" title={t('contestExchange.made', { count })} /> : null}
      {reading ? <Found reading={reading} apart={apart} onToggle={toggle} /> : null}
      {reading && !isMade && count === 0 ? <p>{t('contestExchange.nothing')}</p> : null}
    </ForeignFileDialog>
  )
}
