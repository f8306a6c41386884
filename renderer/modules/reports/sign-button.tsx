import { Button, type ButtonProps } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { SigningDialog } from '../../records/signing-dialog.tsx'

/** Signs a sealed report as the next of its signers; for whoever that is. `title` names it where several stand in a list. */
export function SignButton({ seal, title, ...rest }: ButtonProps & { readonly seal: string; readonly title?: string }) {
  const t = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const label = t('countersign.submit')
  return (
    <>
      <Button
        {...rest}
        {...(title === undefined ? {} : { 'aria-label': t('signingRoom.signOf', { sign: label, title }) })}
        onClick={() => setIsOpen(true)}
      >
        {label}
      </Button>
      {isOpen ? (
        <SigningDialog
          words="countersign"
          about={t('countersign.explained')}
          place={`countersign ${seal}`}
          sign={api.report.countersign}
          inputOf={(given) => ({ seal, ...given })}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  )
}
