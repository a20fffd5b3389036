/** Where a service is. */
export interface Endpoint {
  /** Without query and without a slash at the end. */
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
  readonly host: string;
  /** Azure wants the key under another name. */
  readonly isAzure: boolean;
}

/** Understands an absolute http or https address with the API's version at its end, for example `…/v1`. Pure. */
export function parseEndpoint(address: string): Endpoint {
  const url = new URL(address);
  const query = Object.fromEntries(url.searchParams);
  return {
    baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    query,
    host: url.host,
    isAzure: /\.azure\.(com|us|cn)$/.test(url.hostname) || 'api-version' in query,
  };
}
