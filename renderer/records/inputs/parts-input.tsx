import { ActionIcon, Button, Input } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type ReactNode, useEffect, useRef } from 'react'
import type { PartsField } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { frameOf, type InputProps } from './input-props.ts'
import classes from './inputs.module.css'
import type { PartsRow } from './pasted-rows.ts'
import { usePastedRows } from './use-pasted-rows.ts'

function isRow(value: unknown): value is PartsRow {
  return typeof value === 'object' && value !== null
}

/** Keys for rows that have no id yet: a row is a new object after each edit, but its place tells which it was. */
function useRowKeys(count: number) {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < count) keys.current.push(next.current++)
  keys.current.length = count
  return keys.current
}

/** Goes to the first cell of a row that was added by hand: what it is for stands there, not at the button below. */
function useNewRow(count: number) {
  const frame = useRef<HTMLDivElement>(null)
  const isBegun = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is there once there is one more
  useEffect(() => {
    if (!isBegun.current) return
    isBegun.current = false
    frame.current?.querySelector<HTMLElement>('tbody tr:last-child :is(input, textarea, button)')?.focus()
  }, [count])
  const begin = () => {
    isBegun.current = true
  }
  return { frame, begin }
}

type PartsProps = InputProps<PartsField> & {
  /** Draws one cell; handed in, for a part's field is itself a field. */
  readonly drawCell: (cell: InputProps) => ReactNode
}

type TableProps = PartsProps & {
  readonly rows: readonly PartsRow[]
  readonly keys: readonly number[]
  readonly onMove: (place: number, by: number) => void
  readonly onRemove: (place: number) => void
}

function RowButtons({
  index,
  count,
  onMove,
  onRemove,
}: { index: number; count: number } & Pick<TableProps, 'onMove' | 'onRemove'>) {
  const t = useWords()
  const row = index + 1
  return (
    <td className={classes.order}>
      <ActionIcon aria-label={t('parts.up', { row })} disabled={index === 0} onClick={() => onMove(index, -1)}>
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon aria-label={t('parts.down', { row })} disabled={row === count} onClick={() => onMove(index, 1)}>
        <IconArrowDown size={14} />
      </ActionIcon>
      <ActionIcon aria-label={t('parts.removeRow', { row })} onClick={() => onRemove(index)}>
        <IconX size={14} />
      </ActionIcon>
    </td>
  )
}

function PartsTable({ rows, keys, onMove, onRemove, drawCell, ...props }: TableProps) {
  const t = useWords()
  const { field, messages, path, label, onChange, errorAt, titles } = props
  const columns = Object.entries(field.fields)
  const set = (place: number, name: string, cell: unknown) =>
    onChange(rows.map((row, index) => (index === place ? { ...row, [name]: cell } : row)))
  return (
    <div className={classes.parts}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {t(`${messages}.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="only-spoken">{t('parts.order')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keys[index]}>
              {columns.map(([name, column]) => (
                <td key={name}>
                  {drawCell({
                    field: column,
                    messages: `${messages}.${name}`,
                    path: `${path}.${index}.${name}`,
                    label: t('parts.cell', { label: t(`${messages}.${name}`), row: index + 1 }),
                    value: row[name],
                    onChange: (cell) => set(index, name, cell),
                    errorAt,
                    titles,
                    bare: true,
                  })}
                </td>
              ))}
              <RowButtons index={index} count={rows.length} onMove={onMove} onRemove={onRemove} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Child rows as a table: each cell is a control, rows move up and down and keep their ids; a pasted table becomes rows. */
export function PartsControl(props: PartsProps) {
  const t = useWords()
  const { field, label, help, value, onChange } = props
  const rows: readonly PartsRow[] = Array.isArray(value) ? value.filter(isRow) : []
  const keys = useRowKeys(rows.length)
  const paste = usePastedRows(props, rows)
  const { frame, begin } = useNewRow(rows.length)

  const move = (place: number, by: number) => {
    const moved = [...rows]
    const [row] = moved.splice(place, 1)
    const [key] = keys.splice(place, 1)
    if (!row || key === undefined) return
    moved.splice(place + by, 0, row)
    keys.splice(place + by, 0, key)
    onChange(moved)
  }
  const remove = (place: number) => {
    keys.splice(place, 1)
    onChange(rows.filter((_, index) => index !== place))
  }

  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={frameOf(props).error}
      labelProps={{ 'data-required': field.required || undefined }}
      labelElement="div"
      onPasteCapture={paste}
      ref={frame}
    >
      {rows.length > 0 ? <PartsTable {...props} rows={rows} keys={keys} onMove={move} onRemove={remove} /> : null}
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="compact-xs"
          disabled={rows.length >= field.max}
          aria-label={t('parts.addTo', { label })}
          onClick={() => {
            begin()
            onChange([...rows, {}])
          }}
        >
          {t('parts.add')}
        </Button>
      </div>
    </Input.Wrapper>
  )
}
