import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { projectSample } from '#shared/modules/sampling/sampling.projection.ts'
import { idList } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../../../api/queries.ts'
import { useAll } from '../../../api/use-all.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { KeptFields } from './kept-fields.tsx'
import classes from './paper.module.css'
import { PaperFacts } from './paper-facts.tsx'
import noteClasses from './review-note.module.css'
import type { RowSaves } from './use-row-saves.ts'

type Props = DetailProps & { readonly saves: RowSaves }

const typed = ['population', 'sampleSize', 'samplingSeed'] as const

/** One drawn sample: its size of how many, the items that are still to be looked at, and what deviates. */
function DrawnSample({ sample }: { readonly sample: AnyEntity }) {
  const t = useWords()
  const items = useAll('sampleItem', { filters: [{ field: 'sample', comparison: 'is', value: sample.id }] })
  const { drawn, waiting, deviations } = projectSample(sample, items.rows)
  return (
    <li className={classes.finding}>
      <RecordLink record="sample" id={sample.id} title={String(sample.title)} />
      <span className="quiet">
        {t('workspace.sample.of', { size: drawn, population: Number(sample.populationItems) })} ·{' '}
        {t(`sample.method.${sample.method}`)}
        {items.isPending
          ? null
          : ` · ${t('workspace.sample.waiting', { count: waiting })} · ${t('workspace.sample.deviations', { count: deviations })}`}
      </span>
    </li>
  )
}

/** The samples drawn for this paper and those that it names. */
function useSamples({ id, audit, samples }: AnyEntity) {
  const value = typeof audit === 'string' ? audit : ''
  const found = useQuery(listOf('sample', { filters: [{ field: 'audit', comparison: 'is', value }], limit: 500 }))
  const named = idList(samples)
  return (found.data?.rows ?? []).filter((sample) => sample.checklistRow === id || named.includes(sample.id))
}

/** What was drawn elsewhere, typed; folded away where nothing is, and not even made before somebody unfolds it. */
function TypedSample({ record, detail, saves, isTyped }: Props & { readonly isTyped: boolean }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(isTyped)
  return (
    <details
      className={noteClasses.more}
      open={isOpen}
      onToggle={(event) => {
        // Folded again, the boxes stay: what was typed in them is saved as they are left.
        if (event.currentTarget.open) setOpen(true)
      }}
    >
      <summary>{t('workspace.sample.typed')}</summary>
      {isOpen ? (
        <>
          <KeptFields record={record} detail={detail} names={typed} saves={saves} className={classes.three} />
          <KeptFields record={record} detail={detail} names={['sample']} saves={saves} />
        </>
      ) : null}
    </details>
  )
}

/** Population and sample of a paper: drawn ones by their records; numbers are typed only where nothing was drawn here. */
export function SamplesSection({ record, detail, saves }: Props) {
  const t = useWords()
  const { mayEdit, entity } = detail
  const samples = useSamples(entity)
  const isTyped = [...typed, 'sample'].some((name) => entity[name] !== null)
  if (!mayEdit && samples.length === 0 && !isTyped) return null
  const label = t('checklistRow.section.sampling')
  return (
    <section className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>
        {label}
        {samples.length > 0 ? <span className="quiet">{samples.length}</span> : null}
      </h4>
      <ul className={classes.plain}>
        {samples.map((sample) => (
          <DrawnSample key={sample.id} sample={sample} />
        ))}
      </ul>
      {mayEdit ? (
        <>
          <p className={classes.help}>
            <Link to="/records/$record" params={{ record: 'population' }} search={{ is: { audit: entity.audit } }}>
              {t('workspace.sample.draw')}
            </Link>
          </p>
          <TypedSample record={record} detail={detail} saves={saves} isTyped={isTyped} />
        </>
      ) : (
        <PaperFacts record={record} detail={detail} names={[...typed, 'sample']} />
      )}
    </section>
  )
}
