import type { Language } from '#shared/base/translate.ts'
import { api } from '../api/client.ts'
import { useWords } from '../app/words.tsx'
import { SigningDialog } from './signing-dialog.tsx'

type Props = {
  readonly kind: string
  readonly id: string
  readonly language: Language
  readonly leftOut: readonly string[]
  readonly onClose: () => void
}

/** Freezes the records behind a report and signs it. */
export function SealDialog({ kind, id, language, leftOut, onClose }: Props) {
  const t = useWords()
  return (
    <SigningDialog
      words="seal"
      about={t('seal.explained', { language: t(`language.${language}`) })}
      place={`seal ${kind} ${id}`}
      sign={api.report.seal}
      inputOf={(given) => ({ kind, id, language, leaveOut: [...leftOut], ...given })}
      onClose={onClose}
    />
  )
}
