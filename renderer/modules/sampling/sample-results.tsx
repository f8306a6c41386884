import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { sampleConclusionRecord } from '#shared/modules/sampling/sample-conclusion.record.ts'
import { projectSample, type SampleStanding } from '#shared/modules/sampling/sampling.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useAll } from '../../api/use-all.ts'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { SampleItems } from './sample-items.tsx'
import classes from './sampling.module.css'

/** The figures of a sample as facts; those of the other kind of sample are left out. */
function useFacts(sample: AnyEntity, standing: SampleStanding) {
  const t = useWords()
  const formats = useFormats()
  const { deviations, leftOut, projected, upper, projectedAmount, upperAmount, understated, verdict } = standing
  const percent = (value: string | null) => (value === null ? null : formats.percent(value))
  const amount = (value: string | null) => (value === null ? null : formats.decimal(value))
  const isMoney = sample.method === 'monetaryUnit'
  const tolerable = isMoney ? sample.tolerableAmount : sample.tolerable
  const limit = typeof tolerable === 'string' ? tolerable : null
  const isDone = standing.waiting === 0
  const facts = [
    ['sampleConclusion.deviations', formats.integer(deviations)],
    ['sampleConclusion.leftOut', leftOut === 0 ? null : formats.integer(leftOut)],
    ['sampleConclusion.projected', isDone ? percent(projected) : null],
    ['sampleConclusion.upper', isDone ? percent(upper) : null],
    ['sampleConclusion.projectedAmount', isDone ? amount(projectedAmount) : null],
    ['sampleConclusion.upperAmount', isDone ? amount(upperAmount) : null],
    ['sampleConclusion.understated', isDone && understated !== '0.00' ? amount(understated) : null],
    [isMoney ? 'sample.tolerableAmount' : 'sample.tolerable', isMoney ? amount(limit) : percent(limit)],
  ] as const
  const items = facts.flatMap(([key, value]) => (value === null ? [] : [{ key, label: t(key), value }]))
  const word = isDone && verdict && (
    <ToneBadge tone={verdict === 'supports' ? 'good' : 'serious'}>{t(`sampleConclusion.verdict.${verdict}`)}</ToneBadge>
  )
  return word ? [{ key: 'verdict', label: t('sampleConclusion.verdict'), value: word }, ...items] : items
}

function Conclusion({
  sample,
  conclusion,
}: {
  readonly sample: AnyEntity
  readonly conclusion: AnyEntity | undefined
}) {
  const t = useWords()
  if (conclusion)
    return (
      <span>
        {t('sampleConclusion.conclusion')}{' '}
        <RecordLink record="sampleConclusion" id={conclusion.id} title={String(conclusion.title)} />{' '}
        <StateBadge record={sampleConclusionRecord} state={conclusion.state} />
      </span>
    )
  return (
    <Link
      to="/records/$record/new"
      params={{ record: 'sampleConclusion' }}
      search={{ with: { sample: sample.id, title: String(sample.title) } }}
    >
      {t('results.conclude')}
    </Link>
  )
}

/** What has been seen of a sample's items, what it says of the population so far, and how to draw it again. */
export function SampleResults({ detail }: DetailProps) {
  const t = useWords()
  const sample = detail.entity
  const own = {
    filters: [{ field: 'sample', comparison: 'is' as const, value: sample.id }],
    sort: [{ field: 'position' }],
  }
  const items = useAll('sampleItem', own)
  const conclusions = useAll('sampleConclusion', { filters: own.filters })
  const [conclusion] = conclusions.rows
  const [onlyWaiting, setOnlyWaiting] = useState(false)
  const standing = useMemo(() => projectSample(sample, items.rows), [sample, items.rows])
  const facts = useFacts(sample, standing)
  const allocation = sample.method === 'stratified' ? ` --allocation ${sample.allocation}` : ''
  const command = `python3 redraw_sample.py population.csv --method ${sample.method} --size ${sample.size} --seed ${sample.seed}${allocation} --sha256 ${sample.populationSha256}`
  if (items.isPending) return null
  return (
    <div className={classes.tab}>
      <p className={classes.counts} role="status">
        <span>{t('results.looked', { looked: standing.drawn - standing.waiting, drawn: standing.drawn })}</span>
        {standing.waiting > 0 ? <span className="quiet">{t('results.provisional')}</span> : null}
        <Conclusion sample={sample} conclusion={conclusion} />
      </p>
      <KeyValues items={facts} />
      <SampleItems
        sample={sample}
        items={items.rows}
        isFrozen={conclusion !== undefined && conclusion.state !== 'draft'}
        onlyWaiting={onlyWaiting}
        onOnlyWaiting={setOnlyWaiting}
      />
      <section aria-label={t('results.again')}>
        <h3 className={classes.heading}>{t('results.again')}</h3>
        <p className="quiet">{t('results.againHow')}</p>
        <code className={classes.command}>{command}</code>
      </section>
    </div>
  )
}
