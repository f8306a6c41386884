import Store from 'electron-store'

/** Where the window stood last; nothing else is kept in the desktop host. */
export type WindowPlace = {
  readonly width: number
  readonly height: number
  readonly x?: number
  readonly y?: number
  /** The rest is then where it stands when it is made smaller again. */
  readonly maximized?: boolean
}

const usual: WindowPlace = { width: 1440, height: 900 }

/** Remembers the place of the window in the folder of the application, readable by its owner alone. */
export function openPreferences(folder: string): { place(): WindowPlace; remember(place: WindowPlace): void } {
  const store = new Store<{ window: WindowPlace }>({
    name: 'window',
    cwd: folder,
    configFileMode: 0o600,
    clearInvalidConfig: true,
    defaults: { window: usual },
  })
  return {
    place: () => usable(store.get('window')),
    remember: ({ width, height, x, y, maximized }) =>
      store.set('window', {
        width,
        height,
        ...(x === undefined || y === undefined ? {} : { x, y }),
        ...(maximized ? { maximized } : {}),
      }),
  }
}

function usable(place: unknown): WindowPlace {
  const parts: Readonly<Record<string, unknown>> = typeof place === 'object' && place !== null ? { ...place } : {}
  const { width, height, x, y, maximized } = parts
  if (!isLength(width) || !isLength(height)) return usual
  const where = Number.isSafeInteger(x) && Number.isSafeInteger(y) ? { x: Number(x), y: Number(y) } : {}
  return { width, height, ...where, ...(maximized === true ? { maximized } : {}) }
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 400 && value <= 16_384
}
