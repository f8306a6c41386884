// The package types its barrel only; importing that barrel would pull six thousand files through every build.
declare module '@tabler/icons-react/dist/esm/icons/*' {
  import type { ComponentType } from 'react'

  const icon: ComponentType<{ readonly size?: number; readonly stroke?: number; readonly 'aria-hidden'?: boolean }>
  // biome-ignore lint/style/noDefaultExport: this is how the package's files are written
  export default icon
}
