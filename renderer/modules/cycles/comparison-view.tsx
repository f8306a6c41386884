import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { ComparedCycle, ComparedFigure } from '#shared/modules/cycles/cycles.comparison.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import { filtersOf, listSearch } from '../../records/list-search.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { ComparedChart, ComparedLessons, ComparedTable } from './compared-cycles.tsx'
import classes from './comparison.module.css'
import { CountedRows } from './counted-rows.tsx'

type Opened = { readonly cycle: ComparedCycle; readonly figure: ComparedFigure }

/** The kinds that are there, the one with most cycles first. */
function kindsOf(cycles: readonly ComparedCycle[]): readonly string[] {
  const groups = [...Map.groupBy(cycles, ({ kind }) => kind)]
  return groups.toSorted(([, one], [, other]) => other.length - one.length).map(([kind]) => kind)
}

/** Cycles of one kind side by side: what was reached, what came late, what went on; every number opens what it counts. */
export function CycleComparison() {
  const t = useWords()
  const found = useSearch({ strict: false })
  const filters = useMemo(() => filtersOf(cycleRecord, listSearch(found)), [found])
  const { data, error } = useQuery({
    queryKey: ['cycles', 'comparison', filters],
    queryFn: () => api.cycles.comparison({ filters }),
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const cycles = useMemo(() => data?.cycles ?? [], [data])
  const kinds = useMemo(() => kindsOf(cycles), [cycles])
  const kind = kinds.find((one) => one === chosen) ?? kinds[0]
  const shown = useMemo(() => cycles.filter((cycle) => cycle.kind === kind), [cycles, kind])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  if (shown.length === 0 || kind === undefined)
    return (
      <EmptyState title={t('list.empty', { records: t('cycle.plural') })} text={t('comparison.none')}>
        <BeginRecord record="cycle" />
      </EmptyState>
    )
  const current = opened && shown.some(({ id }) => id === opened.cycle.id) ? opened : null
  return (
    <div className={classes.page}>
      <SegmentedControl
        aria-label={t('cycle.kind')}
        className={classes.kinds}
        value={kind}
        onChange={setChosen}
        data={kinds.map((one) => ({ value: one, label: t(`cycle.kind.${one}`) }))}
      />
      {data.isCut ? <Notice tone="attention" title={t('view.cut')} /> : null}
      <ComparedChart cycles={shown} />
      <ComparedTable cycles={shown} opened={current} onOpen={(cycle, figure) => setOpened({ cycle, figure })} />
      {current ? (
        <CountedRows cycle={current.cycle} figure={current.figure} onClose={() => setOpened(null)} />
      ) : (
        <p className="quiet">{t('comparison.hint')}</p>
      )}
      <ComparedLessons cycles={shown} />
    </div>
  )
}
