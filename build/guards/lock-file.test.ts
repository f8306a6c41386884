import { describe, expect, it } from 'vitest'
import { type Entry, locate, packagesOf, shippedUnbundled } from './shipped-packages.ts'
import { read } from './tracked-files.ts'

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
