/**
 * Other ways to write the version of a name that mean the same: `seedream 4` is 4.0, `kling 2.5` is v2.5, `veo v3.1`
 * is 3.1. No digit but a zero behind the point comes or goes: another version is another price.
 */
export function spellingsOf(name: string): readonly string[] {
  const version = VERSION.exec(name);
  if (version === null) return [];
  const [whole, space = '', v = '', major = '', minor] = version;
  const written = (text: string): string =>
    name.slice(0, version.index) + space + text + name.slice(version.index + whole.length);
  const numbers = minor === undefined ? major : `${major}.${minor}`;
  const others = [minor === '0' && `${v}${major}`, minor === undefined && `${v}${major}.0`];
  // A bare v2 is a revision at some makers, and v1 the first one of anything: they are not taken for a number.
  const marked = v === '' ? numbers !== '1' && `v${numbers}` : minor !== undefined && numbers;
  return [...others, marked].filter((text) => text !== false).map(written);
}

/** The first number of a name that stands by itself: not the 4 of 4o, nor a size such as 8b. */
const VERSION = /(^|[\s-])(v?)(\d{1,2})(?:\.(\d{1,2}))?(?=$|[\s-])/;
