import { useEffect, useRef, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import { changesCheck } from '#shared/record/check.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { fieldSentence } from '../../../app/refusal-words.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FieldInput } from '../../../records/inputs/field-input.tsx'
import type { RowSaves } from './use-row-saves.ts'

type Props = DetailProps & {
  readonly names: readonly string[]
  readonly saves: RowSaves
  readonly className?: string | undefined
}

/** Fields of a row that are saved as each is left; side by side there is no room for their help. */
export function KeptFields({ record, detail, names, saves, className }: Props) {
  const t = useWords()
  const [typed, setTyped] = useState<Readonly<Record<string, unknown>>>({})
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const latest = useRef(typed)
  useEffect(() => {
    latest.current = typed
  })

  const leave = async (name: string) => {
    if (!Object.hasOwn(latest.current, name)) return
    const value = latest.current[name]
    const result = changesCheck(record).safeParse({ [name]: value })
    const refused = result.success ? undefined : fieldErrors(result.error)[0]
    if (!result.success) return setErrors((old) => ({ ...old, [name]: refused ? fieldSentence(t, refused) : '' }))
    const wanted: AnyValue = result.data[name] ?? null
    const outcome = await saves.save({ [name]: wanted })
    const [field] = outcome.kind === 'refused' ? outcome.refusal.fields : []
    setErrors(({ [name]: _, ...rest }) => (field ? { ...rest, [name]: fieldSentence(t, field) } : rest))
    if (outcome.kind !== 'saved') return
    setTyped(({ [name]: now, ...rest }) => (now === value ? rest : { ...rest, [name]: now }))
  }
  const leaveAll = useRef<() => Promise<unknown>>(() => Promise.resolve())
  useEffect(() => {
    leaveAll.current = () => Promise.all(names.map(leave))
  })
  // Going on to another row leaves every field.
  useEffect(() => () => void leaveAll.current(), [])

  return (
    <div className={className}>
      {names.map((name) => {
        const field = record.fields[name]
        if (!field) return null
        const help = `${record.name}.${name}.help`
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: leaving the control within is what is heard
          <div key={name} onBlur={() => void leave(name)}>
            <FieldInput
              field={field}
              messages={`${record.name}.${name}`}
              path={name}
              label={t(`${record.name}.${name}`)}
              help={className === undefined && t.has(help) ? t(help) : undefined}
              value={Object.hasOwn(typed, name) ? typed[name] : (detail.entity[name] ?? null)}
              onChange={(value) => setTyped((old) => ({ ...old, [name]: value }))}
              errorAt={(path) => errors[path]}
              titles={detail.titles}
            />
          </div>
        )
      })}
    </div>
  )
}
