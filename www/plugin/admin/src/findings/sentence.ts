/** A word: not a path, a name of a file or an address, which stay as they are. */
const FIRST_WORD = /^\p{Ll}[\p{L}’'-]*(?=[,:;.]?(?:\s|$))/u;

/** A sentence of the rules or the server with a capital at its beginning. A value that it begins with stays as it is. */
export const capitalised = (sentence: string): string =>
  sentence.replace(FIRST_WORD, (word) => word.charAt(0).toUpperCase() + word.slice(1));

/** A message as a sentence of plain text, for where nothing can be set apart. */
export const plainSentence = (message: string): string => capitalised(message).replaceAll('`', '');
