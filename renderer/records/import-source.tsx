import { NativeSelect, NumberInput } from '@mantine/core'
import type { SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import { delimiters, encodings, type ForeignSource } from '#shared/modules/exchange/exchange.source.ts'
import { questionFormats } from '#shared/modules/training/question-file.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import type { ImportChoices } from './import-choices.ts'
import classes from './import-dialog.module.css'

type Props = {
  readonly record: AnyRecord
  /** Null where the file could not be read yet. */
  readonly source: ForeignSource | null
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

const tables = ['csv', 'xlsx', 'json'] as const

/** What was found out about the file, each of it to be set right. */
export function ImportSource({ record, source, choices, onChange }: Props) {
  const t = useWords()
  // Another reading gives other heads, so what was chosen for the columns no longer stands.
  const reread = (change: Partial<SourceChoice>) => {
    const { columns: _, ...rest } = choices
    onChange({ ...rest, source: { ...choices.source, ...change } })
  }
  const chooseFormat = (format: ImportChoices['format']) => {
    const { columns: _, ...rest } = choices
    onChange({ ...rest, format, source: {} })
  }
  const format = source?.format ?? choices.format
  const encoding = choices.source.encoding ?? source?.encoding ?? ''
  const delimiter = choices.source.delimiter ?? source?.delimiter ?? ''
  return (
    <fieldset className={classes.group}>
      <legend className="only-spoken">{t('import.read')}</legend>
      <Choice
        name="format"
        value={format === 'auto' ? '' : format}
        known={record.name === 'question' ? [...tables, ...questionFormats] : tables}
        onChange={(next) => chooseFormat(next ?? 'auto')}
      />
      {encoding !== '' || format === 'csv' || format === 'auto' ? (
        <Choice name="encoding" value={encoding} known={encodings} onChange={(next) => reread({ encoding: next })} />
      ) : null}
      {delimiter !== '' || format === 'csv' ? (
        <Choice
          name="delimiter"
          value={delimiter}
          known={delimiters}
          onChange={(next) => reread({ delimiter: next })}
        />
      ) : null}
      {source && source.sheet !== null ? (
        <NativeSelect
          label={t('import.sheet')}
          value={source.sheet}
          data={source.sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('import.sheet.hidden', { name }) : name,
          }))}
          onChange={(event) => reread({ sheet: event.currentTarget.value, headerRow: undefined })}
        />
      ) : null}
      {source && (source.format === 'csv' || source.format === 'xlsx') ? (
        <NumberInput
          label={t('import.headerRow')}
          className={classes.narrow}
          value={choices.source.headerRow ?? source.headerRow}
          min={1}
          max={999}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => {
            if (typeof value === 'number' && value !== source.headerRow) reread({ headerRow: value })
          }}
        />
      ) : null}
    </fieldset>
  )
}

type ChoiceProps<Name extends string> = {
  readonly name: 'format' | 'encoding' | 'delimiter'
  readonly value: Name | ''
  readonly known: readonly Name[]
  readonly onChange: (name: Name | undefined) => void
}

/** One property of the file; what nobody chose and nobody found out yet stands as such. */
function Choice<Name extends string>({ name, value, known, onChange }: ChoiceProps<Name>) {
  const t = useWords()
  const open = value === '' ? [{ value: '', label: t('import.auto') }] : []
  return (
    <NativeSelect
      label={t(`import.${name}`)}
      value={value}
      data={[...open, ...known.map((one) => ({ value: one, label: t(`import.${name}.${one}`) }))]}
      onChange={(event) => onChange(known.find((one) => one === event.currentTarget.value))}
    />
  )
}
