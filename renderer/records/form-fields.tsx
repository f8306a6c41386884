import { memo, startTransition, useContext, useEffect, useState } from 'react'
import { Controller, get, useFormState } from 'react-hook-form'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { FieldInput } from './inputs/field-input.tsx'
import { OwnInputs } from './own-inputs.ts'
import classes from './record-form.module.css'
import type { RecordFormApi } from './use-record-form.ts'

/** The sections of a form, each with those of its fields that a person fills. */
export function filledSections(record: AnyRecord, names: readonly string[]): AnyRecord['sections'] {
  return record.sections
    .map((section) => ({ ...section, fields: section.fields.filter((name) => names.includes(name)) }))
    .filter((section) => section.fields.length > 0)
}

/** How many of so many are drawn: one at once, the others one by one, and whoever types is answered in between. */
export function useOneByOne(total: number): number {
  const [drawn, setDrawn] = useState(1)
  useEffect(() => {
    if (drawn < total) startTransition(() => setDrawn(drawn + 1))
  }, [drawn, total])
  return Math.min(drawn, total)
}

function messageIn(errors: unknown, path: string): string | undefined {
  const found: unknown = get(errors, path)
  if (typeof found !== 'object' || found === null || !('message' in found)) return undefined
  return typeof found.message === 'string' ? found.message : undefined
}

type Props = {
  readonly record: AnyRecord
  readonly control: RecordFormApi['control']
  readonly titles: Titles
  readonly section: AnyRecord['sections'][number]
  /** The field that takes the focus when the form opens. */
  readonly first: string | undefined
}

/** The fields of one section; they are drawn again for what they show, and not because another section comes. */
const FormSection = memo(function FormSection({ record, control, titles, section, first }: Props) {
  const t = useWords()
  const { errors } = useFormState({ control })
  const own = useContext(OwnInputs)
  const errorAt = (path: string) => messageIn(errors, path)
  return (
    <fieldset className={classes.section}>
      <legend>{t(`${record.name}.section.${section.key}`)}</legend>
      {section.fields.map((name) => {
        const declared = record.fields[name]
        if (!declared) return null
        const help = `${record.name}.${name}.help`
        const wide = name === record.title || isWide(declared.kind)
        return (
          <div key={name} className={classes.field} data-wide={wide} data-field={name}>
            <Controller
              name={name}
              control={control}
              render={({ field }) => {
                const given = {
                  field: declared,
                  messages: `${record.name}.${name}`,
                  path: name,
                  label: t(`${record.name}.${name}`),
                  help: t.has(help) ? t(help) : undefined,
                  value: field.value,
                  onChange: field.onChange,
                  onBlur: field.onBlur,
                  errorAt,
                  titles,
                  autoFocus: name === first,
                }
                const Own = own[name]
                return Own ? <Own {...given} control={control} /> : <FieldInput {...given} />
              }}
            />
          </div>
        )
      })}
    </fieldset>
  )
})

type FieldsProps = Pick<Props, 'record' | 'control' | 'titles'> & {
  /** Those that are drawn so far. */
  readonly sections: AnyRecord['sections']
}

/** The sections of a form in the declared order. */
export function FormFields({ sections, ...given }: FieldsProps) {
  const first = sections[0]?.fields[0]
  return sections.map((section) => <FormSection key={section.key} {...given} section={section} first={first} />)
}

function isWide(kind: string): boolean {
  return ['markdown', 'parts', 'evidence', 'references', 'period'].includes(kind)
}
