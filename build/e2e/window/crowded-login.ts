/** Who opens the crowded vault. */
export const crowdedLogin = { login: 'mei', password: 'marble-harbour-violet-lantern-47' }
