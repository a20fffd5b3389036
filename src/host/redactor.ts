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

/** The same value with every text in it redacted; names of fields are ours. */
export function redactDeep<T>(value: T, redact: Redactor): T {
  return redactAny(value, redact) as T;
}

function redactAny(value: unknown, redact: Redactor): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((part) => redactAny(part, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redactAny(part, redact)]));
}
