import type { ReactNode } from 'react'

/** A button by which something is taken into the signing room, and what became of it: told below all buttons. */
export type Intake = { readonly button: ReactNode; readonly outcome: ReactNode }
