import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ArtifactService } from './artifact-service.ts';
import { answerWith, type Fault, type PlannedFault } from './fault.ts';
import { GitRepository } from './git-repository.ts';
import { type Asked, Paged, type RawAnswer } from './route.ts';
import { routes } from './routes.ts';
import { newState, type ServiceState } from './service-state.ts';

/** One request that came, for tests that count them. */
export interface Request {
  readonly method: string;
  readonly path: string;
}

/**
 * GitHub as owa-im uses it, on loopback: REST with pages, the artifact service and its blob store, over a repository of
 * git itself. A request without the token of the tests is refused.
 */
export class GitHubService {
  readonly state: ServiceState = newState();
  readonly git = new GitRepository();
  readonly requests: Request[] = [];
  readonly token = 'ghs_of-the-tests';
  readonly #faults: PlannedFault[] = [];
  readonly #artifacts = new ArtifactService(this.state);
  readonly #routes = routes(this.state, this.git);
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<GitHubService> {
    const service = new GitHubService();
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The variables that a runner gives to a step of run `run`. */
  variables(run: number): Record<string, string> {
    const { owner, repo, runs } = this.state;
    const { commit = '', branch = '', event = '', actor = '', attempt = 1 } = runs.get(run) ?? {};
    return {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: this.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: `${owner}/${repo}`,
      GITHUB_RUN_ID: String(run),
      GITHUB_RUN_ATTEMPT: String(attempt),
      GITHUB_SHA: commit,
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_REF_NAME: branch,
      GITHUB_EVENT_NAME: event,
      GITHUB_ACTOR: actor,
      ACTIONS_RESULTS_URL: `${this.url}/`,
      ACTIONS_RUNTIME_TOKEN: ArtifactService.runtimeToken(run),
    };
  }

  /** Requests that match (`GET /repos/…`) meet the fault, the next `times` of them. */
  plan(request: RegExp, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#faults.push({ request, fault, times });
  }

  forgetFaults(): void {
    this.#faults.length = 0;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.git.dispose();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const method = request.method ?? '';
    const url = new URL(request.url ?? '/', this.url);
    this.requests.push({ method, path: url.pathname + url.search });
    response.setHeader('date', (this.state.now ?? new Date()).toUTCString());

    const kept = this.#artifacts.answer(method, url, body);
    const isAllowed = kept !== undefined || request.headers.authorization === `token ${this.token}`;
    const answer = isAllowed
      ? (kept ?? this.#ask(method, url, body, response))
      : { status: 401, headers: {}, body: '{}' };
    const planned = this.#faults.find(
      (fault) => fault.times > 0 && fault.request.test(`${method} ${url.pathname}`),
    );
    if (planned !== undefined) {
      planned.times -= 1;
      answerWith(planned.fault, response, String(answer.body));
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  #ask(method: string, url: URL, body: Buffer, response: ServerResponse) {
    const { owner, repo } = this.state;
    const prefix = `/repos/${owner}/${repo}`;
    const json = { 'content-type': 'application/json; charset=utf-8' };
    const refuse = (status: number) => ({
      status,
      headers: json,
      body: JSON.stringify({ message: 'Not Found' }),
    });
    if (url.pathname === '/graphql')
      return {
        status: 200,
        headers: json,
        body: JSON.stringify({ data: { viewer: { login: this.state.tokenOwner } } }),
      };
    if (!url.pathname.startsWith(prefix)) return refuse(404);
    const path = url.pathname.slice(prefix.length + 1);
    for (const [route, answerTo] of this.#routes) {
      const parts = match(route, method, path);
      if (parts === undefined) continue;
      const asked: Asked = {
        query: url.searchParams,
        body: body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Record<string, unknown>),
        origin: url.origin,
      };
      const answer = answerTo(parts, asked);
      if (answer instanceof Paged) return { status: 200, headers: json, body: page(answer, url, response) };
      if (isRaw(answer))
        return {
          status: answer.status,
          headers: { ...json, ...answer.headers },
          body: JSON.stringify({ message: answer.message ?? 'Not Found' }),
        };
      return { status: method === 'POST' ? 201 : 200, headers: json, body: JSON.stringify(answer) };
    }
    return refuse(404);
  }
}

function match(route: string, method: string, path: string): readonly string[] | undefined {
  const [verb, pattern = ''] = route.split(' ');
  if (verb !== method) return undefined;
  const expression = pattern.replaceAll('*', '([^/]+)');
  const found = new RegExp(`^${expression}$`).exec(path);
  return found?.slice(1).map((part) => decodeURIComponent(part));
}

function page({ items, key }: Paged, url: URL, response: ServerResponse): string {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const number = Number(url.searchParams.get('page') ?? 1);
  if (number * size < items.length) {
    const next = new URL(url);
    next.searchParams.set('page', String(number + 1));
    response.setHeader('link', `<${next.href}>; rel="next"`);
  }
  const shown = items.slice((number - 1) * size, number * size);
  return JSON.stringify(key === undefined ? shown : { total_count: items.length, [key]: shown });
}

function isRaw(answer: unknown): answer is RawAnswer {
  return typeof (answer as { status?: unknown }).status === 'number';
}
