import { type ReactNode, useState } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { SigningDialog } from '../../records/signing-dialog.tsx'

type Opened = { readonly seal: string; readonly words: 'countersign' | 'decline' }

/** What the next signer of a report may do with it. */
export type SigningActs = {
  readonly onSign: (seal: string) => void
  readonly onDecline: (seal: string) => void
}

/**
 * The dialog in which the next signer signs a sealed report or declines to. It outlives the button that opened it, which
 * goes once it is done.
 */
export function useSigning(): SigningActs & { readonly dialog: ReactNode } {
  const t = useWords()
  const [opened, open] = useState<Opened | null>(null)
  return {
    onSign: (seal) => open({ seal, words: 'countersign' }),
    onDecline: (seal) => open({ seal, words: 'decline' }),
    dialog: opened ? (
      <SigningDialog
        words={opened.words}
        about={t(`${opened.words}.explained`)}
        place={`${opened.words} ${opened.seal}`}
        sign={opened.words === 'decline' ? api.report.decline : api.report.countersign}
        inputOf={({ password, reason }) => ({ seal: opened.seal, password, reason: reason ?? '' })}
        onClose={() => open(null)}
      />
    ) : null,
  }
}
