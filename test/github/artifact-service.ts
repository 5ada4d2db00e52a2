import { createHash } from 'node:crypto';
import type { ServiceState } from './service-state.ts';

/** What the service that keeps artifacts answers; undefined for a path that it does not have. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

const twirp = '/twirp/github.actions.results.api.v1.ArtifactService/';

/**
 * The service behind @actions/artifact: its own calls, and the blob store that it sends uploads and downloads to.
 * Which run uploads stands in the runner's token; here it is `run`.
 */
export class ArtifactService {
  readonly #state: ServiceState;
  readonly #blocks = new Map<string, Buffer>();
  readonly #uploads = new Map<string, Buffer>();

  constructor(state: ServiceState) {
    this.#state = state;
  }

  /** The token of a job; the service reads the run from it. */
  static runtimeToken(run: number): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part({ scp: `Actions.Results:${run}:1` })}.x`;
  }

  answer(method: string, url: URL, body: Buffer): ServiceAnswer | undefined {
    if (url.pathname.startsWith(twirp)) return this.#call(url, url.pathname.slice(twirp.length), body);
    if (url.pathname.startsWith('/blob/')) return this.#blob(method, url, body);
    return undefined;
  }

  #call(url: URL, name: string, body: Buffer): ServiceAnswer {
    const request = JSON.parse(body.toString('utf8')) as { name: string; workflow_run_backend_id: string };
    const taken = [...this.#state.artifacts.values()].some(
      (artifact) =>
        artifact.name === request.name && String(artifact.run) === request.workflow_run_backend_id,
    );
    if (name === 'CreateArtifact') {
      if (taken)
        return json(409, {
          code: 'already_exists',
          msg: 'an artifact with this name already exists on the workflow run',
        });
      return json(200, {
        ok: true,
        signed_upload_url: `${url.origin}/blob/${encodeURIComponent(request.name)}?sig=x`,
      });
    }
    if (name !== 'FinalizeArtifact') return json(404, { code: 'bad_route', msg: name });
    const archive = this.#uploads.get(request.name) ?? Buffer.alloc(0);
    const id = 9000 + this.#state.artifacts.size;
    this.#state.artifacts.set(id, {
      id,
      name: request.name,
      run: Number(request.workflow_run_backend_id),
      archive,
      digest: createHash('sha256').update(archive).digest('hex'),
      createdAt: (this.#state.now ?? new Date()).toISOString(),
      expired: false,
    });
    return json(200, { ok: true, artifact_id: String(id) });
  }

  #blob(method: string, url: URL, body: Buffer): ServiceAnswer {
    const name = decodeURIComponent(url.pathname.slice('/blob/'.length));
    if (method === 'GET') {
      const artifact = this.#state.artifacts.get(Number(name));
      if (artifact === undefined) return { status: 404, headers: {}, body: '' };
      const headers = {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="plan.zip"',
      };
      return { status: 200, headers, body: artifact.archive };
    }
    const blob = { status: 201, headers: { 'x-ms-request-id': '1', etag: '"1"' }, body: '' };
    if (url.searchParams.get('comp') === 'block') {
      this.#blocks.set(url.searchParams.get('blockid') ?? '', body);
      return blob;
    }
    const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(
      ([, id]) => id ?? '',
    );
    this.#uploads.set(name, Buffer.concat(ids.map((id) => this.#blocks.get(id) ?? Buffer.alloc(0))));
    return blob;
  }
}

function json(status: number, value: object): ServiceAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
