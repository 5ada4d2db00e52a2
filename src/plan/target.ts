/** One Exchange server, by its name as the environment spells it. */
export type ServerTarget = `server/${string}`;

/** Where a block runs: in the shell of one of the products, or on one server. */
export type Target = 'skype' | 'exchange' | ServerTarget;
