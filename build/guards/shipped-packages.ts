import { read } from './tracked-files.ts'

export type Entry = {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly hasInstallScript?: boolean
  readonly os?: readonly string[]
}
export type Packages = Readonly<Record<string, Entry>>

export function packagesOf(file: string): Packages {
  return (JSON.parse(read(file)) as { packages: Packages }).packages
}

/** Where Node finds `name` from the package at `from`: the nearest node_modules going up. */
export function locate(packages: Packages, from: string, name: string): string | undefined {
  for (let place = from; ; ) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (candidate in packages) return candidate
    if (place === '') return undefined
    const above = place.lastIndexOf('/node_modules/')
    place = above === -1 ? '' : place.slice(0, above)
  }
}

/** Every package that has to be installed for `dependencies` to work, on any one system. */
export function shippedUnbundled(packages: Packages): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (from: string) => {
    for (const name of Object.keys(packages[from]?.dependencies ?? {})) {
      const place = locate(packages, from, name)
      if (place === undefined || seen.has(place)) continue
      seen.add(place)
      visit(place)
    }
  }
  visit('')
  return seen
}
