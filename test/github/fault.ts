import type { ServerResponse } from 'node:http';

/** How the service answers a request instead of as it should. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'rate-limit' | 'secondary-rate-limit'; readonly seconds: number }
  /** JSON of another form, text that is no JSON, an empty body, half of the body, nothing ever, a connection that ends. */
  | { readonly kind: 'other-form' | 'nonsense' | 'empty' | 'half' | 'silence' | 'hang-up' };

export interface PlannedFault {
  /** `GET /repos/…`, matched against method and path. */
  readonly request: RegExp;
  readonly fault: Fault;
  /** How many requests it meets. */
  times: number;
}

/** Answers with the fault; `body` is what the right answer would have been. */
export function answerWith(fault: Fault, response: ServerResponse, body: string): void {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { ...json, ...fault.headers });
      response.end(JSON.stringify({ message: `planned ${fault.status}` }));
      return;
    case 'rate-limit': {
      const reset = String(Math.ceil(Date.now() / 1000) + fault.seconds);
      response.writeHead(403, { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });
      response.end(JSON.stringify({ message: 'API rate limit exceeded for installation.' }));
      return;
    }
    case 'secondary-rate-limit':
      response.writeHead(403, { ...json, 'retry-after': String(fault.seconds) });
      response.end(JSON.stringify({ message: 'You have exceeded a secondary rate limit.' }));
      return;
    case 'other-form':
      response.writeHead(200, json).end(JSON.stringify({ surprise: true }));
      return;
    case 'nonsense':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>One moment please</html>');
      return;
    case 'empty':
      response.writeHead(200, json).end();
      return;
    case 'half':
      response.writeHead(200, { ...json, 'content-length': String(Buffer.byteLength(body)) });
      response.write(body.slice(0, body.length / 2));
      setTimeout(() => response.destroy(), 20);
      return;
    case 'silence':
      return;
    case 'hang-up':
      response.destroy();
  }
}
