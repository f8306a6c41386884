import { ActionIcon, Button, Checkbox, Input } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useRef } from 'react'
import type { PartField } from '#shared/record/fields.ts'
import { useWords } from '../../../app/words.tsx'
import { FieldInput } from '../../../records/inputs/field-input.tsx'
import { frameOf, type InputProps } from '../../../records/inputs/input-props.ts'
import classes from './judgement.module.css'

type Row = Readonly<Record<string, unknown>>
const typed = ['question', 'answer', 'proof'] as const

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

/** The next question asks why of the last answer. */
function nextQuestion(rows: readonly Row[], ask: (answer: string) => string): string {
  const answer = rows.at(-1)?.answer
  return typeof answer === 'string' && answer.trim() !== '' ? ask(answer.trim().split('\n', 1)[0] ?? '') : ''
}

type LinkProps = {
  readonly props: InputProps
  readonly fields: Readonly<Record<string, PartField>>
  readonly row: Row
  readonly place: number
  readonly count: number
  readonly onSet: (changes: Row) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

function Link({ props, fields, row, place, count, onSet, onMove, onRemove }: LinkProps) {
  const t = useWords()
  const { messages, path, errorAt, titles } = props
  const number = place + 1
  return (
    <li className={classes.why} data-root={row.root === true}>
      <div className={classes.edited}>
        {typed.map((name) => {
          const field = fields[name]
          return field ? (
            <FieldInput
              key={name}
              {...{ field, errorAt, titles }}
              messages={`${messages}.${name}`}
              path={`${path}.${place}.${name}`}
              label={t(`${messages}.${name}`)}
              value={row[name]}
              onChange={(value) => onSet({ [name]: value })}
            />
          ) : null
        })}
        <div className={classes.editedFoot}>
          <Checkbox
            label={t(`${messages}.root`)}
            checked={row.root === true}
            onChange={(event) => onSet({ root: event.currentTarget.checked })}
          />
          <span>
            <ActionIcon aria-label={t('parts.up', { row: number })} disabled={place === 0} onClick={() => onMove(-1)}>
              <IconArrowUp size={14} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('parts.down', { row: number })}
              disabled={number === count}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={14} />
            </ActionIcon>
            <ActionIcon aria-label={t('parts.removeRow', { row: number })} onClick={onRemove}>
              <IconX size={14} />
            </ActionIcon>
          </span>
        </div>
      </div>
    </li>
  )
}

/** The whys as a chain: each next one is begun from the last answer, and marking a root takes the mark from the others. */
export function WhysInput(props: InputProps) {
  const t = useWords()
  const { field, value, onChange, label, help } = props
  const rows = rowsIn(value)
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < rows.length) keys.current.push(next.current++)
  if (field.kind !== 'parts') return null
  const set = (place: number, changes: Row) =>
    onChange(
      rows.map((row, index) =>
        index === place ? { ...row, ...changes } : changes.root === true ? { ...row, root: false } : row,
      ),
    )
  const taken = (place: number, by: number | null) => {
    const [row] = rows.slice(place, place + 1)
    const rest = rows.toSpliced(place, 1)
    const [key] = keys.current.splice(place, 1)
    if (by !== null && key !== undefined) keys.current.splice(place + by, 0, key)
    onChange(by === null || !row ? rest : rest.toSpliced(place + by, 0, row))
  }
  return (
    <Input.Wrapper label={label} description={help} error={frameOf(props).error} labelElement="div">
      <ol className={classes.chain} aria-label={label}>
        {rows.map((row, place) => (
          <Link
            key={keys.current[place]}
            {...{ props, row, place }}
            fields={field.fields}
            count={rows.length}
            onSet={(changes) => set(place, changes)}
            onMove={(by) => taken(place, by)}
            onRemove={() => taken(place, null)}
          />
        ))}
      </ol>
      <Button
        variant="default"
        size="compact-xs"
        disabled={rows.length >= field.max}
        onClick={() =>
          onChange([...rows, { question: nextQuestion(rows, (answer) => t('finding.whys.next', { answer })) }])
        }
      >
        {t('finding.whys.add')}
      </Button>
    </Input.Wrapper>
  )
}
