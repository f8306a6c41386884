import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { useWords } from './words.tsx'

function Fault() {
  const t = useWords()
  return (
    <main style={{ maxWidth: 560, margin: '12vh auto', padding: 24 }}>
      <ErrorNotice happened={t('fault.happened')} safe={t('fault.safe')} todo={t('fault.todo')}>
        <Button onClick={() => location.reload()}>{t('fault.reload')}</Button>
      </ErrorNotice>
    </main>
  )
}

/** Keeps one broken screen from leaving a blank window; React offers this to classes only. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly resetBy?: string },
  { readonly failed: boolean }
> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidUpdate(before: { readonly resetBy?: string }) {
    if (this.state.failed && before.resetBy !== this.props.resetBy) this.setState({ failed: false })
  }

  override render() {
    return this.state.failed ? <Fault /> : this.props.children
  }
}
