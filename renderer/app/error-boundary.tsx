import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { useWords } from './words.tsx'

/** Within the frame of the window, which has its `main`, the fault is a part of the page; else it is the page. */
function Fault({ isFramed }: { readonly isFramed: boolean }) {
  const t = useWords()
  const Frame = isFramed ? 'section' : 'main'
  return (
    <Frame style={{ maxWidth: 560, margin: '12vh auto', padding: 24 }}>
      <ErrorNotice happened={t('fault.happened')} safe={t('fault.safe')} todo={t('fault.todo')}>
        <Button onClick={() => location.reload()}>{t('fault.reload')}</Button>
      </ErrorNotice>
    </Frame>
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
    return this.state.failed ? <Fault isFramed={this.props.resetBy !== undefined} /> : this.props.children
  }
}
