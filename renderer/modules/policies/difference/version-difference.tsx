import { Button, SegmentedControl, Switch } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { compareTexts, countDifferences } from '#shared/modules/policies/policies.difference.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { BeginRecord } from '../../../records/begin-record.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ClauseChanges } from './clause-difference.tsx'
import classes from './difference.module.css'
import { useChangeKeys } from './use-change-keys.ts'
import { type Chosen, VersionChoice } from './version-choice.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The version on whose page the comparison stands, or the last one, beside the one before it. */
function firstChoice(versions: readonly AnyEntity[], current: string): Chosen {
  const found = versions.findIndex(({ id }) => id === current)
  const at = Math.max(found < 0 ? versions.length - 1 : found, 1)
  return { older: versions[at - 1]?.id ?? '', newer: versions[at]?.id ?? '' }
}

function Comparison({ older, newer }: { readonly older: AnyEntity; readonly newer: AnyEntity }) {
  const t = useWords()
  const body = useRef<HTMLDivElement>(null)
  const move = useChangeKeys(body)
  const [isBeside, setIsBeside] = useState(false)
  const [isWhole, setIsWhole] = useState(false)
  const clauses = useMemo(() => compareTexts(text(older.text), text(newer.text)), [older.text, newer.text])
  const counts = countDifferences(clauses)
  const isSame = counts.same === clauses.length
  const go = (by: 1 | -1, key: string, word: string) => (
    <Button variant="default" size="compact-sm" disabled={isSame} onClick={() => move(by)}>
      {t(word)} <kbd className={classes.key}>{key}</kbd>
    </Button>
  )
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.counts} role="status">
          {t(isSame ? 'difference.none' : 'difference.counts', counts)}
        </p>
        <div className={classes.controls} data-not-printed>
          <Switch
            size="xs"
            label={t('difference.whole')}
            checked={isWhole}
            onChange={(event) => setIsWhole(event.currentTarget.checked)}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('difference.layout')}
            data={['inline', 'beside'].map((value) => ({ value, label: t(`difference.layout.${value}`) }))}
            value={isBeside ? 'beside' : 'inline'}
            onChange={(value) => setIsBeside(value === 'beside')}
          />
          <Button.Group>
            {go(-1, 'p', 'difference.previous')}
            {go(1, 'n', 'difference.next')}
          </Button.Group>
        </div>
      </div>
      <div ref={body}>
        {isBeside ? (
          <div className={classes.heads}>
            <span>{t('difference.head', { version: text(older.version) })}</span>
            <span>{t('difference.head', { version: text(newer.version) })}</span>
          </div>
        ) : null}
        {clauses.map((clause) => (
          <ClauseChanges key={clause.key} clause={clause} isBeside={isBeside} isWhole={isWhole} />
        ))}
      </div>
    </>
  )
}

/** Any two versions of a policy, word by word and clause by clause; on a version's page it begins with that version. */
export function VersionDifference({ record, detail }: DetailProps) {
  const t = useWords()
  const { entity } = detail
  const policy = record.name === 'policy' ? entity.id : text(entity.policy)
  const filters = [{ field: 'policy', comparison: 'is', value: policy } as const]
  const { rows, error, isPending } = useAll('policyVersion', { filters, sort: [{ field: 'createdAt' }] })
  const [picked, setPicked] = useState<Chosen | null>(null)
  const chosen = picked ?? firstChoice(rows, entity.id)
  const older = rows.find(({ id }) => id === chosen.older)
  const newer = rows.find(({ id }) => id === chosen.newer)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  if (!older || !newer)
    return (
      <EmptyState title={t('difference.single')} text={t('difference.single.help')}>
        <BeginRecord record="policyVersion" given={{ policy }} />
      </EmptyState>
    )
  return (
    <>
      <VersionChoice versions={rows} chosen={chosen} onChoose={setPicked} />
      <Comparison older={older} newer={newer} />
    </>
  )
}
