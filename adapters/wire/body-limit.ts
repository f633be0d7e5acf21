/** No platform sends more: Teams about 100 KB, Slack less. The rest is room for what they may add (bytes). */
export const maxBodyBytes = 262_144;
