import { z } from 'zod';

/** A person, a bot or an organisation, as answers name them; null is an account that is gone. */
export const account = z.object({ login: z.string().min(1), type: z.string() });

/** Whether an account is a person's, and no bot's. */
export function isPerson({ type }: z.infer<typeof account>): boolean {
  return type === 'User';
}
