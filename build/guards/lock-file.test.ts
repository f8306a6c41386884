import { describe, expect, it } from 'vitest'
import { read } from './tracked-files.ts'

type Entry = {
  readonly integrity?: string
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly hasInstallScript?: boolean
  readonly os?: readonly string[]
}
type Packages = Readonly<Record<string, Entry>>

function packagesOf(file: string): Packages {
  return (JSON.parse(read(file)) as { packages: Packages }).packages
}

/** Where Node finds `name` from the package at `from`: the nearest node_modules going up. */
function locate(packages: Packages, from: string, name: string): string | undefined {
  for (let place = from; ; ) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (candidate in packages) return candidate
    if (place === '') return undefined
    const above = place.lastIndexOf('/node_modules/')
    place = above === -1 ? '' : place.slice(0, above)
  }
}

/** Every package that has to be installed for `dependencies` to work, on any one system. */
function shippedUnbundled(packages: Packages): ReadonlySet<string> {
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

describe.each(['package-lock.json', 'build/runtime/package-lock.json', 'build/package/package-lock.json'])(
  '%s',
  (file) => {
    const packages = packagesOf(file)
    const entries = Object.entries(packages).filter(([place]) => place !== '')

    it('names packages', () => {
      expect(entries.length).toBeGreaterThan(2)
    })

    it('holds a SHA-512 of every package', () => {
      expect(entries.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([])
    })

    it('says nowhere where a package was downloaded from', () => {
      expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([place]) => place)).toEqual([])
    })

    // `npm ci` refuses a lock that leaves one out, and a machine of that kind would lack its native tool.
    it('holds each optional package that it names, whatever the system', () => {
      const missing = Object.entries(packages).flatMap(([place, entry]) =>
        Object.keys(entry.optionalDependencies ?? {})
          .filter((name) => locate(packages, place, name) === undefined)
          .map((name) => `${name}, wanted by ${place || 'us'}`),
      )
      expect(missing).toEqual([])
    })
  },
)

describe('package.json', () => {
  const packages = packagesOf('package-lock.json')
  const own = JSON.parse(read('package.json')) as Entry

  it('pins exact versions', () => {
    const pins = Object.entries({ ...own.dependencies, ...own.devDependencies })
    expect(pins.filter(([, version]) => !/^(npm:[@\w./-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('agrees with its lock', () => {
    expect(packages['']?.dependencies).toEqual(own.dependencies)
    expect(packages['']?.devDependencies).toEqual(own.devDependencies)
  })

  it('ships fewer than 60 packages unbundled', () => {
    const shipped = shippedUnbundled(packages)
    expect(shipped).toContain('node_modules/better-sqlite3')
    expect(shipped.size).toBeLessThan(60)
  })
})
