/**
 * A message as a sentence of plain text, for where nothing can be set apart: it begins with a capital, unless with a name that
 * it quotes.
 */
export function plainSentence(message: string): string {
  return (message.charAt(0).toUpperCase() + message.slice(1)).replaceAll('`', '');
}
