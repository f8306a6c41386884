import { useEffect, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import classes from './preview.module.css'
import { PlainText } from './text-view.tsx'

const most = 512
const perLine = 16

function lineOf(bytes: Uint8Array, at: number): string {
  const part = [...bytes.subarray(at, at + perLine)]
  const codes = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  const signs = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
  return `${at.toString(16).padStart(6, '0')}  ${codes.padEnd(perLine * 3 - 1)}  ${signs}`
}

/** The first bytes of a file that is not opened, as numbers. */
export function BytesView({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const t = useWords()
  const [bytes, setBytes] = useState<Uint8Array | null>(null)
  useEffect(() => {
    void blob
      .slice(0, most)
      .arrayBuffer()
      .then((read) => setBytes(new Uint8Array(read)))
  }, [blob])
  if (!bytes) return null
  const lines = Array.from({ length: Math.ceil(bytes.length / perLine) }, (_, line) => lineOf(bytes, line * perLine))
  return (
    <>
      <p className={classes.note}>{t('preview.bytes', { count: bytes.length })}</p>
      <PlainText text={lines.join('\n')} label={name} />
    </>
  )
}
