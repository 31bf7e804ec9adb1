const unseen = '[\\s\\p{Cc}\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0]+';
const edges = new RegExp(`^${unseen}|${unseen}$`, 'gu');

/** Without spaces and what nobody can see at the ends; what joins the parts of an emoji stays. */
export function trimmed(text: string): string {
  return text.replace(edges, '');
}
