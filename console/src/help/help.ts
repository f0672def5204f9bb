/** Help is what the panel beside a page says about a subject. */
export interface Help {
  title: string;
  /** text are its paragraphs. */
  text: string[];
  /** terms are words of the page and what they mean. */
  terms?: [string, string][];
  /** docs name pages of the documentation that say more: the file and its title. */
  docs?: [string, string][];
}
