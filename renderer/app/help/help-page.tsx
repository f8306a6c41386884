import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Waiting } from '../../ui/waiting.tsx'
import { HandbookView } from './handbook-view.tsx'

/** The handbook while a vault is open. */
export function HelpPage() {
  const { chapter, section } = useParams({ strict: false })
  return (
    <Suspense fallback={<Waiting />}>
      <HandbookView name={chapter ?? null} section={section ?? null} />
    </Suspense>
  )
}
