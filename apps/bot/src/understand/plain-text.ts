/**
 * Unifies the forms of characters and takes the formatting of chats out, keeping the words: mentions of Slack and
 * Discord, links, code marks, bold and quotes.
 */
export function plainText(message: string): string {
  return message
    .replace(/[，、；：。？！]/g, (mark) => `${mark} `)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/<(?:https?|mailto):[^\s|>]{0,2000}\|([^>]{0,2000})>/g, '$1')
    .replace(/<[@#!:][^>]{0,200}>/g, ' ')
    .replace(/(?:https?:\/\/|www\.)\S+/g, ' ')
    .replace(/^[ \t]*(?:>{1,3}|[-•●▪*]|\d{1,2}[.)])[ \t]+/gm, '')
    .replace(/`{1,3}/g, ' ')
    .replace(/(?<![\p{L}\p{N}*])\*{1,2}([\p{L}\p{N}$~][^*\n]{0,400}?)\*{1,2}(?![\p{L}\p{N}])/gu, ' $1 ')
    .replace(/(?<![\p{L}\p{N}_])_(\p{L}[^_\n]{0,400}?)_(?![\p{L}\p{N}])/gu, ' $1 ')
    .replace(/~~?([^~\n]{1,200})~~?(?=\s|$)/g, (all, struck: string) => (/^\d/.test(struck) ? ' ' : all))
    .replace(/:[a-z][a-z\d_+-]{1,40}:/g, ' ')
    .replaceAll('📥', ' input: ')
    .replaceAll('📤', ' output: ')
    .replace(/[’‘]/g, "'")
    .replace(/\bpr (?=(?:day|week|month|year|user|call)\b)/g, 'per ')
    .replace(/\bsigned[- ]off\b/gi, 'signed')
    .replace(/\btim(?:e[sd]?|ing) out\b/gi, 'timeout')
    .replace(WORKING_WEEK, 'workdays')
    .replace(/[“”„«»"]/g, '"')
    .replace(/"([\w .-]{1,60})"\s?:\s?"?([^",}\n]{0,100})"?/g, ' $1: $2 ')
    .replace(/[ \t]+/g, (blank) => (blank.includes('\t') ? '\t' : ' '))
    .replace(/^\|?[ \t]*([^|\d\n:;,]{1,60}?)[ \t]*\|[ \t]*([^|\n:;]{1,60}?)[ \t]*\|?[ \t]*$/gm, '$1: $2')
    .replace(/(?<![\d.,])\d+(?:,\d+){3,}(?![\d.,])/g, (row) =>
      /^\d{1,3}(?:,\d{3})+$/.test(row) ? row : row.replaceAll(',', ', '),
    )
    .replace(/(?<=\d),(?=\d{4})/g, ', ')
    .replace(/(?<=(?<![\d.,])\d{4,9}),(?=\d{3}(?!\d))/g, ', ')
    .replaceAll('"', ' " ');
}

/** Days of the week that are workdays in other words. */
const WORKING_WEEK =
  /\bmon(?:day)?s?\s?(?:-|–|to|through|thru)\s?fri(?:day)?s?\b|\b(?:not on|no|except(?: for| on)?|excluding|without|closed on) (?:the )?weekends?\b|\bmontags? bis freitags?\b|\bmo\s?(?:-|–|bis)\s?fr\b|\blunes a viernes\b|\bdu lundi au vendredi\b/giu;
