import { MantineThemeProvider, Modal } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useWords } from './words.tsx'

/** Gives the controls that the library leaves without a name one in the language of the window: the cross of a dialog. */
export function NamedControls({ children }: { readonly children: ReactNode }) {
  const t = useWords()
  const theme = useMemo(() => {
    const closeButtonProps = { 'aria-label': t('dialog.close') }
    return { components: { Modal: Modal.extend({ defaultProps: { closeButtonProps } }) } }
  }, [t])
  return <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>
}
