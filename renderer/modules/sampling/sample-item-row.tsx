import { NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { sampleItemRecord } from '#shared/modules/sampling/sample-item.record.ts'
import { itemResults } from '#shared/modules/sampling/sampling.methods.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { refusalOf } from '../../api/refusal.ts'
import { happenedIn } from '../../app/refusal-words.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useUndoableChange } from '../../records/undo/use-undoable-change.ts'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './sampling.module.css'

type Seen = { readonly result: string; readonly auditedAmount: string; readonly note: string }

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const seenOf = (item: AnyEntity): Seen => ({
  result: text(item.result),
  auditedAmount: text(item.auditedAmount),
  note: text(item.note),
})
const tones = { conform: 'good', deviation: 'serious', missing: 'critical', notApplicable: 'neutral' } as const

function isResult(value: string): value is (typeof itemResults)[number] {
  return itemResults.some((result) => result === value)
}

/** What is typed of an item until it can be saved: a deviation waits for the note that says what it is. */
function useItem(item: AnyEntity, isMoney: boolean) {
  const [seen, setSeen] = useState(seenOf(item))
  const { mutate, error, isPending, reset } = useUndoableChange(sampleItemRecord)
  useEffect(() => setSeen(seenOf(item)), [item])
  const save = (next: Seen) => {
    const stored = seenOf(item)
    const needsNote = next.result !== '' && next.result !== 'conform' && next.note.trim() === ''
    const needsAmount = isMoney && next.result === 'deviation' && next.auditedAmount.trim() === ''
    const isSame =
      next.result === stored.result && next.note === stored.note && next.auditedAmount === stored.auditedAmount
    if (isSame || needsNote || needsAmount || isPending) return
    const values = {
      result: next.result || null,
      note: next.note.trim() || null,
      auditedAmount: next.auditedAmount.trim() || null,
    }
    mutate({ before: item, values })
  }
  const change = (given: Partial<Seen>) => {
    reset()
    setSeen((old) => ({ ...old, ...given }))
  }
  return { seen, error, change, save }
}

/** One drawn item: its result by number keys or list, and what was seen. */
export function SampleItemRow({
  item,
  isMoney,
  mayEdit,
}: {
  readonly item: AnyEntity
  readonly isMoney: boolean
  readonly mayEdit: boolean
}) {
  const t = useWords()
  const formats = useFormats()
  const { seen, error, change, save } = useItem(item, isMoney)
  const name = text(item.identifier)
  const word = (result: string) => t(`sampleItem.result.${result}`)
  const choose = (result: string) => {
    change({ result })
    save({ ...seen, result })
  }
  const press = (event: KeyboardEvent) => {
    const result = itemResults[Number(event.key) - 1]
    if (!result || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    choose(result)
  }
  const box = (field: 'auditedAmount' | 'note', needed: boolean) => (
    <TextInput
      size="xs"
      data-cell={field}
      aria-label={t('results.fieldOf', { field: t(`sampleItem.${field}`), item: name })}
      value={seen[field]}
      placeholder={needed ? t('results.needed', { field: t(`sampleItem.${field}`) }) : undefined}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      onBlur={() => save(seen)}
      onKeyDown={(event) => event.key === 'Enter' && save(seen)}
    />
  )
  const hasAmount = isMoney && (seen.result === 'deviation' || seen.auditedAmount !== '')
  const isOpen = seen.result !== '' && seen.result !== 'conform'
  const result = isResult(seen.result) ? <ToneBadge tone={tones[seen.result]}>{word(seen.result)}</ToneBadge> : null
  return (
    <tr data-result={seen.result || undefined}>
      <td data-column="position">{formats.integer(Number(item.position))}</td>
      <th scope="row">
        <RecordLink record="sampleItem" id={item.id} title={name} />
        <bdi className={`${classes.label} quiet`}>{text(item.label)}</bdi>
        {error ? (
          <p className={classes.refused} role="alert">
            {happenedIn(t, refusalOf(error))}
          </p>
        ) : null}
      </th>
      {isMoney ? <td data-align="end">{item.amount === null ? '' : formats.decimal(text(item.amount))}</td> : null}
      <td data-column="result">
        {mayEdit ? (
          <NativeSelect
            size="xs"
            data-cell="result"
            aria-label={t('results.fieldOf', { field: t('sampleItem.result'), item: name })}
            value={seen.result}
            data={[
              { value: '', label: t('results.unseen') },
              ...itemResults.map((value) => ({ value, label: word(value) })),
            ]}
            onChange={(event) => choose(event.currentTarget.value)}
            onKeyDown={press}
          />
        ) : (
          (result ?? <span className="quiet">{t('results.unseen')}</span>)
        )}
      </td>
      <td data-column="note">
        {mayEdit ? (
          <>
            {hasAmount ? box('auditedAmount', true) : null}
            {box('note', isOpen)}
          </>
        ) : (
          <>
            {hasAmount ? <span className={classes.label}>{formats.decimal(seen.auditedAmount)}</span> : null}
            <bdi>{text(item.note)}</bdi>
          </>
        )}
      </td>
    </tr>
  )
}
