/** Why a record wants somebody's attention, the most pressing first. */
export const attentionKinds = [
  'overdue',
  'verify',
  'sign',
  'declined',
  'mention',
  'comment',
  'dueSoon',
  'assigned',
] as const
export type AttentionKind = (typeof attentionKinds)[number]
