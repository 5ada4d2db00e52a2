/** What an environment file can switch on, each by itself. */
export const features = ['instantMessaging', 'onlineMeetings', 'skypeAccessToExchange'] as const;

export type Feature = (typeof features)[number];
