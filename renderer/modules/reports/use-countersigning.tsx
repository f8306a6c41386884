import { type ReactNode, useState } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { SigningDialog } from '../../records/signing-dialog.tsx'

/** The dialog in which the next signer signs a sealed report. It outlives the button that opened it, which goes once signed. */
export function useCountersigning(): { readonly open: (seal: string) => void; readonly dialog: ReactNode } {
  const t = useWords()
  const [seal, open] = useState<string | null>(null)
  const dialog =
    seal === null ? null : (
      <SigningDialog
        words="countersign"
        about={t('countersign.explained')}
        place={`countersign ${seal}`}
        sign={api.report.countersign}
        inputOf={(given) => ({ seal, ...given })}
        onClose={() => open(null)}
      />
    )
  return { open, dialog }
}
