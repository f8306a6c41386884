import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'
import { useWords } from './words.tsx'

/** An address that leads nowhere. */
export function UnknownPage() {
  const t = useWords()
  return (
    <EmptyState title={t('unknown.title')} text={t('unknown.text')}>
      <Link to="/">{t('unknown.home')}</Link>
    </EmptyState>
  )
}
