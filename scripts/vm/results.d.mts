export function planOf(scripts: [name: string, text: string][]): { promised: Set<string>; problems: string[] };

export class Results {
  constructor(promised: Set<string>);
  take(line: string): void;
  problems(): string[];
  get ended(): boolean;
  get passedCount(): number;
}
