import { FileButton, type FileButtonProps } from '@mantine/core'
import { useRef } from 'react'

/** Opens the system's choice of files. A file can be chosen again, as after it was mended: browsers keep that to themselves. */
export function FileChoice<Multiple extends boolean = false>({ onChange, ...given }: FileButtonProps<Multiple>) {
  const reset = useRef<() => void>(null)
  return (
    <FileButton<Multiple>
      {...given}
      resetRef={reset}
      onChange={(chosen) => {
        onChange(chosen)
        reset.current?.()
      }}
    />
  )
}
