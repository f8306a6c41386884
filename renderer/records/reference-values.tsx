import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { ReferenceField, ReferencesField } from '#shared/record/fields.ts'
import { useWords } from '../app/words.tsx'
import { RecordLink } from './record-link.tsx'
import classes from './reference-values.module.css'

/** So many links stand at once; whoever wants the others opens them. */
const mostShown = 8
/** So many titles stand in a cell, which is one line. */
const mostInCell = 12

type Props = {
  readonly field: ReferenceField | ReferencesField
  readonly titles: Titles
  readonly inCell: boolean
}

/** The record that a value refers to: a link, or its title in a cell. */
export function ReferenceValue({ field, value, titles, inCell }: Props & { readonly value: string }) {
  const t = useWords()
  const title = titles[value] ?? t('record.unreadable')
  return inCell ? title : <RecordLink record={field.to} id={value} title={title} />
}

function TitlesInCell({ value, ...props }: Props & { readonly value: readonly string[] }) {
  const left = value.length - mostInCell
  return (
    <>
      {value.slice(0, mostInCell).map((id, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <ReferenceValue {...props} value={id} />
        </span>
      ))}
      {left > 0 ? ` +${left}` : ''}
    </>
  )
}

/** The records that a value refers to, a line each; of many the first ones, and a button that opens the others. */
export function ReferenceValues({ value, ...props }: Props & { readonly value: readonly string[] }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  if (props.inCell) return <TitlesInCell {...props} value={value} />
  // One more line says less than the record that would stand in it.
  const left = value.length > mostShown + 1 ? value.length - mostShown : 0
  return (
    <>
      <ul className={classes.list}>
        {value.map((id, index) => (
          // What is not shown is printed all the same.
          <li key={id} className={left > 0 && !isOpen && index >= mostShown ? classes.onPaper : undefined}>
            <ReferenceValue {...props} value={id} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <UnstyledButton className={classes.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('value.fewer') : t('value.more', { count: left })}
        </UnstyledButton>
      ) : null}
    </>
  )
}
