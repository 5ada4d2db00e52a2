import { z } from 'zod';

/** The name that git gives a commit, 40 hex digits. */
export const commitSha = z.string().regex(/^[0-9a-f]{40}$/);
