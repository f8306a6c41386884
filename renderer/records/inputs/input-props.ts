import type { Titles } from '#shared/contract/list.ts'
import type { Field } from '#shared/record/fields.ts'

/** What every control of a form is given. Values are as typed until the record's check has read them. */
export type InputProps<F extends Field = Field> = {
  readonly field: F
  /** Prefix of the words of this field, `<record>.<field>`. */
  readonly messages: string
  /** Where the value stands in the form, `steps.2.startedAt`. */
  readonly path: string
  readonly label: string
  readonly help?: string | undefined
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly onBlur?: () => void
  readonly errorAt: (path: string) => string | undefined
  /** Titles of the records that are referred to already. */
  readonly titles: Titles
  readonly autoFocus?: boolean
  /** In a table of parts the column's name is the label, so it is only spoken. */
  readonly bare?: boolean
}

/** The label, help and error of a control in the form that the component library takes. */
export function frameOf(props: InputProps, ...within: readonly string[]) {
  const error = [props.path, ...within.map((part) => `${props.path}.${part}`)]
    .map((path) => props.errorAt(path))
    .find((message) => message !== undefined)
  return {
    ...(props.bare ? { 'aria-label': props.label } : { label: props.label, description: props.help }),
    error,
    required: props.field.required,
    ...(props.onBlur ? { onBlur: props.onBlur } : {}),
    ...(props.autoFocus ? { 'data-autofocus': true, autoFocus: true } : {}),
  }
}

/** The frame around a control of several boxes, each of which names itself. */
export function wrapperOf(props: InputProps, ...within: readonly string[]) {
  const { error } = frameOf(props, ...within)
  const named = props.bare ? {} : { label: props.label, description: props.help, labelElement: 'div' as const }
  // Told by the boxes themselves, for the frame is no control.
  return { wrapper: { ...named, error }, isWrong: error !== undefined, required: props.field.required }
}

/** The text that a control shows for a value. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
