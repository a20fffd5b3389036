/** Replaces secrets in text. */
export type Redactor = (text: string) => string;

/** Shorter values would make reports unreadable and are no secrets. */
const SHORTEST_SECRET = 8;
const SECRET_NAME = /(TOKEN|SECRET|PASSWORD|PASSWD|API[-_]?KEY|PRIVATE[-_]?KEY|CREDENTIALS?)$/i;

/** The values in an environment that are secrets by their names, longest first. */
export function findSecrets(env: Readonly<Record<string, string>>): string[] {
  const values = Object.entries(env)
    .filter(([name, value]) => SECRET_NAME.test(name) && value.length >= SHORTEST_SECRET)
    .map(([, value]) => value);
  return [...new Set(values)].sort((a, b) => b.length - a.length);
}

export function createRedactor(secrets: readonly string[]): Redactor {
  return (text) => secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text);
}

/** The same value with every text in it redacted. */
export function redactDeep<T>(value: T, redact: Redactor): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? redact(part) : part,
  ) as T;
}
