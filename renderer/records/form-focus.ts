import { useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'
import type { FieldErrors } from 'react-hook-form'
import type { ErrorShape } from '#shared/contract/errors.ts'

/** Takes a field into view and into focus. */
function focusField(form: HTMLFormElement | null, name: string | undefined): void {
  const place = form?.querySelector(`[data-field="${name}"]`)
  const control =
    place?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    place?.querySelector<HTMLElement>('input, textarea, button')
  control?.focus()
  place?.scrollIntoView({ block: 'center' })
}

/** Takes the first refused field into view and into focus. */
export function focusRefused(form: HTMLFormElement | null, names: readonly string[], errors: FieldErrors): void {
  focusField(
    form,
    names.find((one) => errors[one] !== undefined),
  )
}

/** Begins at the field that the address names, where a list has sent to it, as soon as all fields are drawn. */
export function useBeginning(
  form: RefObject<HTMLFormElement | null>,
  names: readonly string[],
  isDrawn: boolean,
): void {
  const { at }: { readonly at?: unknown } = useSearch({ strict: false })
  useEffect(() => {
    if (isDrawn && typeof at === 'string' && names.includes(at)) focusField(form.current, at)
  }, [form, at, names, isDrawn])
}

/** Goes to the field that was refused when the form was saved; it may be far from the buttons. */
export function useRefused(
  form: RefObject<HTMLFormElement | null>,
  names: readonly string[],
  refusal: ErrorShape | null,
) {
  useEffect(() => {
    const [first] = refusal?.fields ?? []
    const name = first?.path.split('.').find((part) => names.includes(part))
    if (name) focusField(form.current, name)
  }, [form, names, refusal])
}
