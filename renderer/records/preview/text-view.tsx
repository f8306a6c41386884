import { useEffect, useState } from 'react'
import { csvRows } from '#shared/base/csv-rows.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../use-formats.ts'
import { decodeText } from './decode-text.ts'
import classes from './preview.module.css'
import { Scrolled } from './scrolled.tsx'

/** So much of a text is shown, in bytes; the rest is read after saving the file. */
const longestText = 131_072
const mostRows = 200
const mostColumns = 40

type Read = { readonly text: string; readonly encoding: string; readonly isCut: boolean }

function useBeginning(blob: Blob): Read | null {
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    let isGone = false
    void blob
      .slice(0, longestText)
      .arrayBuffer()
      .then((bytes) => {
        if (!isGone) setRead({ ...decodeText(new Uint8Array(bytes)), isCut: blob.size > longestText })
      })
    return () => {
      isGone = true
    }
  }, [blob])
  return read
}

/** A long text that is scrolled with the keys, never anything but text. */
export function PlainText({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <Scrolled label={label}>
      <pre className={classes.text}>{text}</pre>
    </Scrolled>
  )
}

/** The beginning of a text in the encoding that fits it. */
export function TextView({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const t = useWords()
  const formats = useFormats()
  const read = useBeginning(blob)
  if (!read) return null
  return (
    <>
      <PlainText text={read.text} label={name} />
      <p className={classes.note}>
        {t('preview.encoding', { encoding: read.encoding.toUpperCase() })}
        {read.isCut ? ` · ${t('evidence.cut', { size: formats.bytes(longestText) })}` : null}
      </p>
    </>
  )
}

/** The first rows of a table of text. */
export function TableView({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const t = useWords()
  const read = useBeginning(blob)
  if (!read) return null
  const { rows, isCut } = csvRows(read.text, mostRows)
  const [head = [], ...rest] = rows.map((row) => row.slice(0, mostColumns))
  const isWide = rows.some((row) => row.length > mostColumns)
  const isLong = isCut || read.isCut
  return (
    <>
      <Scrolled label={name}>
        <table className={classes.table}>
          <thead>
            <tr>
              {head.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names of their own
                <th key={at} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rest.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own
              <tr key={at}>
                {row.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells neither
                  <td key={place}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p className={classes.note}>
        {t('preview.encoding', { encoding: read.encoding.toUpperCase() })}
        {isLong ? ` · ${t('preview.rows', { rows: rest.length })}` : null}
        {isWide ? ` · ${t('preview.columns', { columns: mostColumns })}` : null}
      </p>
    </>
  )
}
