/** What one request asks for, in the words of its route. */
export interface Asked {
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly origin: string;
}

/** The answer to a request whose path fits; `parts` are what stands for each `*` of it. */
export type Route = (parts: readonly string[], asked: Asked) => unknown;

/** An answer with a status, for those that are not 200 with JSON. */
export interface RawAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What GitHub says of it; without one, that there is nothing. */
  readonly message?: string;
}

/** What nobody has: GitHub says 404. */
export const nothing: RawAnswer = { status: 404 };

/** A list that GitHub gives in pages; with `key` the page is an object with a total. */
export class Paged {
  readonly items: readonly unknown[];
  readonly key: string | undefined;
  constructor(items: readonly unknown[], key?: string) {
    this.items = items;
    this.key = key;
  }
}
