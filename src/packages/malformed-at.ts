/** Thrown by what parses requirements: the message says what is accepted and what stands there instead. */
export class MalformedAt extends Error {
  constructor(
    message: string,
    /** Where in the parsed text, in UTF-16 units from 0. */
    readonly offset: number,
  ) {
    super(message);
  }
}

const SHOWN_CHARACTERS = 80;
/** What is looked at: the text may be megabytes. */
const READ_CHARACTERS = 1000;

/** A text for a message: in quotes, cut, and with `***` for what may be a password in an URL. */
export function quoteReceived(text: string): string {
  const read = text.slice(0, READ_CHARACTERS).replace(/:\/\/[^\s/]*@/g, '://***@');
  // Where the text was cut, the end of a password may be missing.
  const masked = text.length > READ_CHARACTERS ? read.replace(/:\/\/[^\s/]*$/, '://***') : read;
  return JSON.stringify(masked.length > SHOWN_CHARACTERS ? `${masked.slice(0, SHOWN_CHARACTERS)}…` : masked);
}
