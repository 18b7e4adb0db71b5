import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  ModalSubmitInteraction,
} from 'discord.js';

import { commandText } from '../commands/commands.ts';
import { opensForm } from '../requests/opens-form.ts';
import type { Deed } from '../requests/request.ts';
import { acknowledge } from './acknowledge.ts';
import { deliverTo } from './deliver.ts';
import { sentPage, withNextPage } from './form-page.ts';
import { openForm } from './open-form.ts';
import { originOf } from './origin.ts';
import { buttonOutlet, commandOutlet } from './outlets.ts';
import { suggestModels } from './suggest-models.ts';
import type { Tools } from './tools.ts';

/** Answers what a person did with a command, a button or a form; of everything else there is nothing of ours. */
export async function answerInteraction(done: Interaction, tools: Tools): Promise<void> {
  if (done.isAutocomplete()) return suggestModels(done, tools);
  if (done.isChatInputCommand()) {
    return answerCommand(done, { kind: 'command', name: done.commandName, text: textOf(done) }, tools);
  }
  if (done.isMessageContextMenuCommand()) {
    // As a command it is private where commands are; a message would be answered for everybody.
    return answerCommand(
      done,
      { kind: 'command', name: 'estimate', text: done.targetMessage.content },
      tools,
    );
  }
  if (done.isButton()) return opensForm(done.customId) ? openForm(done, tools) : answerPress(done, tools);
  if (done.isModalSubmit()) return answerForm(done, tools);
}

async function answerCommand(
  asked: Extract<Interaction, { commandName: string }> & Parameters<typeof commandOutlet>[0],
  did: Deed,
  tools: Tools,
): Promise<void> {
  const origin = originOf(asked);
  const promised = origin.place.isDirect ? 'message' : 'private-message';
  if (!(await acknowledge(asked, promised, tools))) return;
  await tools.handle({ id: asked.id, ...origin, did }, deliverTo(commandOutlet(asked, tools), tools));
}

async function answerPress(pressed: ButtonInteraction, tools: Tools): Promise<void> {
  if (!(await acknowledge(pressed, 'nothing', tools))) return;
  const did = { kind: 'press', code: pressed.customId } as const;
  await tools.handle(
    { id: pressed.id, ...originOf(pressed), did },
    deliverTo(buttonOutlet(pressed, tools), tools),
  );
}

async function answerForm(sent: ModalSubmitInteraction, tools: Tools): Promise<void> {
  if (!(await acknowledge(sent, 'nothing', tools))) return;
  const page = sentPage(sent.customId);
  const values = Object.fromEntries(
    sent.fields.fields.map((field) => [field.customId, 'value' in field ? String(field.value ?? '') : '']),
  );
  const deliver = deliverTo(buttonOutlet(sent, tools), tools);
  await tools.handle(
    { id: sent.id, ...originOf(sent), did: { kind: 'form', code: page.code, values } },
    (response) => deliver(withNextPage(response, page)),
  );
}

function textOf({ commandName, options }: ChatInputCommandInteraction): string {
  return commandText(
    commandName,
    Object.fromEntries(options.data.map(({ name, value }) => [name, String(value ?? '')])),
  );
}
