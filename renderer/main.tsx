// First of all: what is imported later may already write style sheets.
import { nonce } from './app/security.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/base.css'
import './ui/print.css'
import './ui/fonts.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { invariant } from '#shared/base/assert.ts'
import { Root } from './app/root.tsx'

const place = document.getElementById('root')
invariant(place, 'because index.html has a place for the window')
createRoot(place).render(
  <StrictMode>
    <Root nonce={nonce} />
  </StrictMode>,
)
