import type { attentionContract } from '#shared/modules/attention/attention.contract.ts'
import type { Service } from '../../service.ts'
import { attentionOf } from './attention.queries.ts'

export const attentionService: Service<typeof attentionContract> = {
  attention: { list: (_input, context) => ({ items: attentionOf(context) }) },
}
