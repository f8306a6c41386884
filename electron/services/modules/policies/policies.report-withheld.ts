/** Why leave to deviate was asked for, and which weakness it leaves, stand in no document of a policy. */
export const untoldOfExceptions = ['grounds', 'riskText', 'evidence', 'applicant', 'finding'] as const

/** The signed reply of whoever attested proves it to the vault; a document tells who did and when. */
export const untoldOfAttestations = ['reply', 'key'] as const
