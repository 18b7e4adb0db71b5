/**
 * What Discord would refuse in a payload, written from its documentation of 6 August 2026 and from nothing of ours.
 *
 * Stricter where the documentation is silent: texts are not blank, and only what we send is allowed.
 */
export function faultsOf(payload: unknown): readonly string[] {
  const message = payload as Json;
  const faults: string[] = [];
  only(message, ['flags', 'components', 'allowed_mentions', 'content'], { at: 'message', faults });
  if (JSON.stringify(message['allowed_mentions']) !== '{"parse":[]}') faults.push('allowed_mentions pings');
  const isV2 = (Number(message['flags']) & (1 << 15)) !== 0;
  const content = message['content'];
  if (isV2 && content !== undefined) faults.push('content beside components V2');
  if (!isV2 && message['components'] !== undefined) faults.push('components without the flag');
  if (!isV2) text(content, { at: 'content', most: 2_000, faults });
  const all = ((message['components'] ?? []) as Json[]).flatMap(withInner);
  if (isV2 && (all.length < 1 || all.length > 40)) faults.push(`${all.length} components`);
  const length = all.reduce(
    (sum, { content }) => sum + (typeof content === 'string' ? content.length : 0),
    0,
  );
  if (length > 4_000) faults.push(`${length} characters of text`);
  for (const component of all) faults.push(...componentFaults(component));
  faults.push(...repeated(all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]))));
  return faults;
}

/** What Discord would refuse in a modal. */
export function modalFaults(modal: unknown): readonly string[] {
  const { custom_id, title, components } = modal as Json;
  const faults: string[] = [];
  only(modal as Json, ['custom_id', 'title', 'components'], { at: 'modal', faults });
  text(custom_id, { at: 'modal.custom_id', most: 100, faults });
  text(title, { at: 'modal.title', most: 45, faults });
  const labels = components as Json[];
  if (labels.length < 1 || labels.length > 5) faults.push(`${labels.length} inputs`);
  for (const label of labels) {
    const input = label['component'] as Json;
    if (label['type'] !== 18 || input['type'] !== 4 || input['style'] !== 1)
      faults.push('not a labelled input');
    only(label, ['type', 'label', 'description', 'component'], { at: 'label', faults });
    only(input, ['type', 'custom_id', 'style', 'value', 'required'], { at: 'input', faults });
    text(label['label'], { at: 'label', most: 45, faults });
    if (label['description'] !== undefined)
      text(label['description'], { at: 'description', most: 100, faults });
    text(input['custom_id'], { at: 'input.custom_id', most: 100, faults });
    if (input['value'] !== undefined && (input['value'] as string).length > 4_000)
      faults.push('value too long');
  }
  faults.push(...repeated(labels.map(({ component }) => (component as Json)['custom_id'])));
  return faults;
}

type Json = Readonly<Record<string, unknown>>;

type Found = { readonly at: string; readonly faults: string[] };

function withInner(component: Json): readonly Json[] {
  return [component, ...((component['components'] ?? []) as Json[]).flatMap(withInner)];
}

function componentFaults(component: Json): readonly string[] {
  const faults: string[] = [];
  const inner = (component['components'] ?? []) as Json[];
  const innerTypes = inner.map(({ type }) => type);
  switch (component['type']) {
    case 1:
      if (inner.length < 1 || inner.length > 5) faults.push(`a row of ${inner.length}`);
      if (innerTypes.some((type) => type !== 2)) faults.push('a row of more than buttons');
      break;
    case 2:
      faults.push(...buttonFaults(component));
      break;
    case 10:
      text(component['content'], { at: 'text', most: 4_000, faults });
      break;
    case 12:
      faults.push(...galleryFaults(component));
      break;
    case 14:
      break;
    case 17:
      if (innerTypes.some((type) => ![1, 9, 10, 12, 13, 14].includes(Number(type))))
        faults.push('in container');
      break;
    default:
      faults.push(`type ${component['type']}`);
  }
  return faults;
}

function buttonFaults(button: Json): readonly string[] {
  const faults: string[] = [];
  text(button['label'], { at: 'button.label', most: 80, faults });
  if (button['style'] === 5) {
    only(button, ['type', 'style', 'label', 'url'], { at: 'link', faults });
    text(button['url'], { at: 'button.url', most: 512, faults });
    if (!/^https?:\/\/[^\s]+$/.test(String(button['url']))) faults.push('url of another kind');
  } else {
    only(button, ['type', 'style', 'label', 'custom_id'], { at: 'button', faults });
    if (button['style'] !== 1 && button['style'] !== 2) faults.push(`style ${button['style']}`);
    text(button['custom_id'], { at: 'button.custom_id', most: 100, faults });
  }
  return faults;
}

function galleryFaults({ items }: Json): readonly string[] {
  const faults: string[] = [];
  const media = items as { media: { url: string }; description: unknown }[];
  if (media.length < 1 || media.length > 10) faults.push(`a gallery of ${media.length}`);
  for (const { media: each, description } of media) {
    text(description, { at: 'description', most: 1_024, faults });
    if (!/^attachment:\/\/[a-z0-9-]+\.png$/.test(each.url)) faults.push(`media ${each.url}`);
  }
  return faults;
}

function only(value: Json, keys: readonly string[], { at, faults }: Found): void {
  const others = Object.keys(value).filter((key) => !keys.includes(key));
  if (others.length > 0) faults.push(`${at} with ${others.join(', ')}`);
}

function text(value: unknown, { at, most, faults }: Found & { readonly most: number }): void {
  if (typeof value !== 'string') faults.push(`${at} is no text`);
  else if (value.length > most) faults.push(`${at} of ${value.length}`);
  // What nobody can see counts as blank.
  else if (/^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(value)) faults.push(`${at} is blank`);
  else if (!value.isWellFormed()) faults.push(`${at} with half of a character`);
}

function repeated(ids: readonly unknown[]): readonly string[] {
  return new Set(ids).size === ids.length ? [] : ['the same custom_id twice'];
}
