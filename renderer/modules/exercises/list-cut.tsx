import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'

/** Says that a list holds more exercises than are looked at, where it does. */
export function ListCut({ shown, total }: { readonly shown: number; readonly total: number }) {
  const t = useWords()
  const formats = useFormats()
  if (total <= shown) return null
  const figures = { shown: formats.integer(shown), total: formats.integer(total) }
  return <Notice tone="attention" title={t('exercise.listCut', figures)} />
}
