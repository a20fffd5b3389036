/** One line of the doctor's answer. */
export interface Finding {
  readonly topic: string;
  /** `missing` is something that can be had; `absent` is just told. */
  readonly state: 'ok' | 'missing' | 'absent';
  readonly detail: string;
  readonly fix?: string;
}
