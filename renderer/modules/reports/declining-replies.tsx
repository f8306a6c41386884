import { Button } from '@mantine/core'
import { useState } from 'react'
import { encodeHex, longestReply } from '#shared/modules/replies/replies.codec.ts'
import type { AcceptedReply } from '#shared/modules/replies/replies.contract.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import { FileChoice } from '../../ui/file-choice.tsx'
import type { Intake } from './intake.ts'

/** Takes the signed reply of a signer who declined on another copy of the vault. */
export function useDecliningReplies(): Intake {
  const t = useWords()
  const [taken, setTaken] = useState<AcceptedReply | null>(null)
  const accept = useChange(async (file: File) => {
    setTaken(null)
    // One byte more than a reply may have is enough to see that it is none.
    const bytes = new Uint8Array(await file.slice(0, longestReply + 1).arrayBuffer())
    setTaken(await api.reply.accept({ reply: encodeHex(bytes) }))
  })
  const said = taken?.isConfirmed ? 'signingRoom.taken' : 'signingRoom.takenUnconfirmed'
  return {
    button: (
      <FileChoice accept=".reply,.cose" onChange={(file) => file && accept.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" loading={accept.isPending}>
            {t('signingRoom.take')}
          </Button>
        )}
      </FileChoice>
    ),
    outcome: (
      <>
        <RefusalNotice refusal={accept.error ? refusalOf(accept.error) : null} />
        {taken ? (
          <Notice
            isResult
            tone={taken.isConfirmed ? 'good' : 'attention'}
            title={
              taken.kind === 'decline'
                ? t(said, { title: taken.title, fingerprint: taken.fingerprint })
                : t('signingRoom.notDeclining')
            }
          />
        ) : null}
      </>
    ),
  }
}
