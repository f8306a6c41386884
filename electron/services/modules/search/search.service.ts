import type { searchContract } from '#shared/modules/search/search.contract.ts'
import type { Service } from '../../service.ts'

export const searchService: Service<typeof searchContract> = {
  search: {
    find(input, { vault, reading }) {
      vault.catchUpSearch()
      return vault.store.search.find(input, reading)
    },
  },
}
