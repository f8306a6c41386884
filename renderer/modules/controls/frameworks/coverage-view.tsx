import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { listed } from '#shared/base/series.ts'
import type { Titles } from '#shared/contract/list.ts'
import {
  type Coverage,
  type CoverageRow,
  coveredShare,
  isGap,
  standings,
  standingTones,
} from '#shared/modules/frameworks/frameworks.coverage.ts'
import { frameworks, requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import { useWords } from '../../../app/words.tsx'
import { ViewFrame } from '../../../charts/view-frame.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { BeginButton } from './begin-button.tsx'
import { ChapterBars } from './chapter-bars.tsx'
import classes from './coverage.module.css'
import { CoverageTable, coverageColumns } from './coverage-table.tsx'
import { FrameworkChoice } from './framework-choice.tsx'
import { useCoverage, useFrameworkChoice } from './use-coverage.ts'

function useTable(coverage: Coverage | null, rows: readonly CoverageRow[], titles: Titles) {
  const t = useWords()
  return {
    columns: coverageColumns.map(([key, label]) => ({ key, label: t(label) })),
    rows: rows.map((row) => [
      row.identifier,
      coverage ? (requirementOf(coverage.framework, row.identifier)?.[t.language] ?? '') : '',
      t(`coverage.standing.${row.standing}`),
      listed(
        t.language,
        row.controls.map(({ number }) => number),
      ),
      row.decision?.department ? (titles[row.decision.department] ?? '') : '',
    ]),
  }
}

function useFinding(coverage: Coverage | null): string {
  const t = useWords()
  const covered = coverage ? coveredShare(coverage, 'effective', 'operating') : null
  if (!coverage || covered === null) return t('coverage.finding.none')
  return t('coverage.finding', {
    covered,
    effective: coveredShare(coverage, 'effective') ?? 0,
    count: coverage.applicable,
    gaps: coverage.rows.filter(isGap).length,
  })
}

function Legend({ coverage }: { readonly coverage: Coverage }) {
  const t = useWords()
  return (
    <div className={classes.legend}>
      {standings.map((standing) => (
        <span key={standing} className={classes.legendItem} data-standing={standing}>
          <ToneBadge tone={standingTones[standing]}>{t(`coverage.standing.${standing}`)}</ToneBadge>
          <span className="quiet">{coverage.counts[standing]}</span>
        </span>
      ))}
    </div>
  )
}

/** How the requirements of a framework are covered, by chapter and one by one, with the gaps on their own. */
export function FrameworkCoverage() {
  const t = useWords()
  const [chosen, choose] = useFrameworkChoice()
  const [chapter, setChapter] = useState<string | null>(null)
  const [gapsOnly, setGapsOnly] = useState(false)
  const { coverage, titles, error, isPending } = useCoverage(chosen.framework, chosen.scope)
  const all = coverage?.rows ?? []
  const known = all.some((row) => row.chapter === chapter) ? chapter : null
  const rows = all.filter((row) => (known === null || row.chapter === known) && (!gapsOnly || isGap(row)))
  const controls = (
    <>
      <FrameworkChoice value={chosen} onChange={choose} />
      <Checkbox
        size="xs"
        label={t('coverage.gapsOnly')}
        checked={gapsOnly}
        onChange={(event) => setGapsOnly(event.currentTarget.checked)}
      />
      <BeginButton of={chosen} missing={all.filter(({ decision }) => decision === null).length} />
    </>
  )
  return (
    <ViewFrame
      title={useFinding(coverage)}
      controls={controls}
      table={useTable(coverage, rows, titles)}
      source={{ isPending, error, isCut: false }}
    >
      {coverage ? (
        <>
          <Legend coverage={coverage} />
          <div className={classes.split}>
            <ChapterBars coverage={coverage} chosen={known} onChoose={setChapter} />
            <CoverageTable coverage={coverage} rows={rows} titles={titles} />
          </div>
          <p className={classes.notice}>{frameworks[chosen.framework].notice[t.language]}</p>
        </>
      ) : null}
    </ViewFrame>
  )
}
