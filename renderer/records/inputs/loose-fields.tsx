import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { FieldInput } from './field-input.tsx'

type Props = {
  readonly record: AnyRecord
  readonly names: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
  readonly onChange: (name: string, value: unknown) => void
  /** What stands against a field, in words. */
  readonly errors: Readonly<Record<string, string>>
  /** Fields that are asked for here though the record can do without them, or the other way round. */
  readonly required?: Readonly<Record<string, boolean>>
  readonly titles?: Titles
}

/** Fields of a record outside its form, for work that makes records in a way of its own. */
export function LooseFields({ record, names, values, onChange, errors, required = {}, titles = {} }: Props) {
  const t = useWords()
  return names.map((name) => {
    const declared = record.fields[name]
    if (!declared) return null
    const messages = `${record.name}.${name}`
    const help = `${messages}.help`
    return (
      <FieldInput
        key={name}
        field={{ ...declared, required: required[name] ?? declared.required }}
        messages={messages}
        path={name}
        label={t(messages)}
        help={t.has(help) ? t(help) : undefined}
        value={values[name] ?? null}
        onChange={(value) => onChange(name, value)}
        errorAt={(path) => errors[path]}
        titles={titles}
      />
    )
  })
}
