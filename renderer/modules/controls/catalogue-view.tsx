import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CatalogueRow } from '#shared/modules/controls/controls.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { mayWrite } from '../../records/known-records.ts'
import { useUndo } from '../../records/undo/use-undo.tsx'
import classes from './catalogue.module.css'

type LineProps = {
  readonly row: CatalogueRow
  readonly isChosen: boolean
  /** Null for those who may not take anything over. */
  readonly onChoose: ((chosen: boolean) => void) | null
}

/** A measure in the language of the window and, below, in the other one. */
function Line({ row, isChosen, onChoose }: LineProps) {
  const t = useWords()
  const other = t.language === 'en' ? 'zh-CN' : 'en'
  return (
    <tr>
      <td className={classes.choice}>
        <Checkbox
          aria-label={t('controlCatalogue.choose', { title: row.title[t.language] })}
          checked={row.taken !== null || isChosen}
          disabled={row.taken !== null || onChoose === null}
          onChange={(event) => onChoose?.(event.currentTarget.checked)}
        />
      </td>
      <td className={classes.name}>
        <span className={classes.title}>{row.title[t.language]}</span>
        <span className="quiet" lang={other}>
          {row.title[other]}
        </span>
        <span className={classes.objective}>{row.objective[t.language]}</span>
      </td>
      <td>{t(`control.kind.${row.kind}`)}</td>
      <td className={classes.number}>{row.cadenceMonths}</td>
      <td className={classes.identifiers}>
        {row.identifiers.map((identifier) => (
          <span key={identifier}>{identifier}</span>
        ))}
      </td>
      <td className={classes.number}>{row.steps}</td>
      <td className={classes.taken}>
        {row.taken ? (
          <Link to="/records/$record/$id" params={{ record: 'control', id: row.taken.id }} search={(old) => old}>
            {t('controlCatalogue.taken')}
          </Link>
        ) : (
          <span className="quiet">{t('controlCatalogue.open')}</span>
        )}
      </td>
    </tr>
  )
}

const columns = [
  ['title', 'control.title'],
  ['kind', 'control.kind'],
  ['cadence', 'control.cadenceMonths'],
  ['frameworks', 'control.frameworks'],
  ['steps', 'control.steps'],
  ['standing', 'controlCatalogue.standing'],
] as const
const numbers: readonly string[] = ['cadence', 'steps']

function useCatalogueTable(rows: readonly CatalogueRow[]) {
  const t = useWords()
  return {
    columns: columns.map(([key, label]) => ({
      key,
      label: t(label),
      ...(numbers.includes(key) ? { align: 'end' as const } : {}),
    })),
    rows: rows.map((row) => [
      `${row.title.en} / ${row.title['zh-CN']}`,
      t(`control.kind.${row.kind}`),
      String(row.cadenceMonths),
      row.identifiers.join(' · '),
      String(row.steps),
      t(row.taken ? 'controlCatalogue.taken' : 'controlCatalogue.open'),
    ]),
  }
}

/** Takes the chosen measures into the register as one change, which can be taken back. */
function useAdoption(onDone: () => void) {
  const t = useWords()
  const { remember } = useUndo()
  const adopt = useChange(api.controls.adopt)
  const run = (keys: readonly string[]) =>
    adopt.mutate(
      { keys: [...keys], language: t.language },
      {
        onSuccess: ({ adopted }) => {
          onDone()
          const rows = adopted.map(({ id, revision }) => ({ id, before: revision, after: revision, values: {} }))
          remember({
            record: 'control',
            what: t('controlCatalogue.done', { count: rows.length }),
            back: 'archive',
            rows,
          })
        },
      },
    )
  return { run, isPending: adopt.isPending, error: adopt.error }
}

/** The measures that the product ships, in both languages, to be taken into the register of controls. */
export function ControlCatalogue({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { member } = useSession()
  const { data, error, isPending } = useQuery({
    queryKey: ['controls', 'catalogue'],
    queryFn: () => api.controls.catalogue({}),
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const adoption = useAdoption(() => setChosen(new Set()))
  // What can still be taken stands first.
  const rows = (data?.rows ?? []).toSorted((one, other) => Number(one.taken !== null) - Number(other.taken !== null))
  const open = rows.filter(({ taken }) => taken === null).map(({ key }) => key)
  const keys = open.filter((key) => chosen.has(key))
  const writes =
    mayWrite(record, member.roles) && member.roles.some((role) => role === 'administrator' || role === 'lead')
  const choose = (key: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, key] : [...chosen].filter((one) => one !== key)))
  const actions = writes ? (
    <>
      <Button
        variant="default"
        size="compact-sm"
        disabled={open.length === 0}
        onClick={() => setChosen(new Set(keys.length === open.length ? [] : open))}
      >
        {t(keys.length === open.length && open.length > 0 ? 'controlCatalogue.none' : 'controlCatalogue.all')}
      </Button>
      <Button
        size="compact-sm"
        disabled={keys.length === 0}
        loading={adoption.isPending}
        onClick={() => adoption.run(keys)}
      >
        {t('controlCatalogue.adopt')} ({keys.length})
      </Button>
    </>
  ) : null
  return (
    <ViewFrame
      title={t('controlCatalogue.finding', { count: rows.length, taken: rows.length - open.length })}
      controls={actions}
      table={useCatalogueTable(rows)}
      source={{ isPending, error: error ?? null, isCut: false }}
    >
      {adoption.error ? <RefusalNotice refusal={refusalOf(adoption.error)} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('control.view.catalogue')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th aria-label={t('controlCatalogue.chosen')} />
              {columns.map(([key, label]) => (
                <th key={key} scope="col" className={numbers.includes(key) ? classes.number : undefined}>
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line
                key={row.key}
                row={row}
                isChosen={chosen.has(row.key)}
                onChoose={writes ? (isChosen) => choose(row.key, isChosen) : null}
              />
            ))}
          </tbody>
        </table>
      </section>
    </ViewFrame>
  )
}
