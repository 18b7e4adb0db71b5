import { type Answered, invalidForm, REFUSALS } from '../http/answer.ts';
import type { Call, SentFile } from '../http/call.ts';
import { LIMITS } from '../limits.ts';
import { attachmentProblems } from '../rules/attachment-rules.ts';
import { displayedTexts } from '../rules/component-tree.ts';
import { FLAG, has } from '../rules/message-flags.ts';
import { flagProblems, isEmptyMessage, messageProblems } from '../rules/message-rules.ts';
import { integerOf, type Json, objectsOf, textOf } from '../world/json.ts';
import type { Attachment, Message } from '../world/message.ts';
import { pingsOf } from '../world/pings.ts';
import type { World } from '../world/world.ts';

/** What is asked for, and what it is asked of. */
export type Composition = {
  readonly body: Json;
  readonly files: readonly SentFile[];
  /** The message as it is before; a new one is empty. */
  readonly before: Message;
  /** The flags that may be set in this place. */
  readonly flags: number;
  /** The kinds of mentions that ping where the request does not say. */
  readonly pingsByDefault: readonly string[];
};

/** Makes the message that a request asks for, or the answer that refuses it. */
export function compose(world: World, asked: Composition): Message | Answered {
  const { body, files, before, flags } = asked;
  if (files.some((file) => file.bytes.byteLength > LIMITS.upload.file)) return REFUSALS.tooLarge;
  const attachments = attachmentsAfter(world, asked);
  const after = { ...fieldsOf(before), ...body, flags: flagsAfter(before, body) };
  const problems = [
    ...flagProblems(body, flags),
    ...messageProblems(after),
    ...attachmentProblems(after, {
      names: attachments.map((one) => one.name),
      ids: [...files.map((file) => file.n), ...before.attachments.map((one) => one.id)],
    }),
  ];
  if (problems.length > 0) return invalidForm(problems);
  if (isEmptyMessage(after, attachments.length)) return REFUSALS.emptyMessage;
  return { ...written(world, before, { asked, after }), attachments };
}

/** Says whether composing gave a message, and no refusal. */
export function isMessage(composed: Message | Answered): composed is Message {
  return 'channelId' in composed;
}

/** Refuses a request that is too large as a whole. */
export function isTooLarge(call: Call): boolean {
  return call.bytes > LIMITS.upload.request;
}

function written(
  world: World,
  before: Message,
  { asked, after }: { asked: Composition; after: Json },
): Message {
  const components = numbered(objectsOf(after['components']));
  const content = textOf(after['content']);
  const replied = world.messages.get(before.replyTo ?? '');
  return {
    ...before,
    content,
    components,
    embeds: objectsOf(after['embeds']),
    flags: integerOf(after['flags']) & ~FLAG.loading,
    isLoading: false,
    pings: pingsOf({
      text: [content, ...displayedTexts(components)].join('\n'),
      allowed: asked.body['allowed_mentions'],
      byDefault: asked.pingsByDefault,
      ...(replied === undefined ? {} : { repliedTo: replied.author.id }),
    }),
  };
}

/** Once a message is made of components it stays so; whether it is ephemeral never changes. */
function flagsAfter(before: Message, body: Json): number {
  const kept = before.flags & (FLAG.componentsV2 | FLAG.ephemeral);
  return body['flags'] === undefined ? before.flags : integerOf(body['flags']) | kept;
}

function fieldsOf(message: Message): Json {
  const { content, embeds, components } = message;
  return { content, embeds, components };
}

function attachmentsAfter(world: World, { body, files, before }: Composition): readonly Attachment[] {
  const listed = objectsOf(body['attachments']);
  const entry = (id: string) => listed.find((one) => String(one['id']) === id);
  const kept = before.attachments.filter(({ id }) => body['attachments'] === undefined || entry(id));
  const added = files.map((file) => ({
    id: world.newId(),
    name: storedName(textOf(entry(file.n)?.['filename']) || file.name),
    alt: textOf(entry(file.n)?.['description']),
    bytes: file.bytes,
  }));
  return [...kept, ...added];
}

/** Discord changes what is unusual in the name of a file, and `attachment://` must name what it became. */
function storedName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_');
}

/** Gives every component the number that Discord gives those that have none. */
function numbered(components: readonly Json[]): readonly Json[] {
  let next = 0;
  const number = (component: Json): Json => {
    next += 1;
    const id = component['id'] || next;
    const children = component['components'];
    return {
      ...component,
      id,
      ...(children === undefined ? {} : { components: objectsOf(children).map(number) }),
      ...(component['accessory'] === undefined ? {} : { accessory: number(component['accessory'] as Json) }),
    };
  };
  return components.map(number);
}

/** Says whether a request asks for an ephemeral message. */
export function asksForEphemeral(body: Json): boolean {
  return has(integerOf(body['flags']), FLAG.ephemeral);
}
