import { Link } from '@tanstack/react-router'
import { PageFrame } from './pages/page-frame.tsx'
import { useWords } from './words.tsx'

/** An address that leads nowhere. */
export function UnknownPage() {
  const t = useWords()
  return (
    <PageFrame title={t('unknown.title')} lead={t('unknown.text')}>
      <Link to="/">{t('unknown.home')}</Link>
    </PageFrame>
  )
}
