import {
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MediaGalleryBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  Partials,
  REST,
  Routes,
  SlashCommandBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

import type { FakeDiscord } from '../src/index.ts';

/** A bot of the real discord.js, small, with one of everything that the fake has to carry. */
export type MinimalBot = {
  readonly client: Client<true>;
  /** What handlers threw. */
  readonly errors: unknown[];
  /** The ids of the interactions that arrived, a repeated delivery twice. */
  readonly arrived: string[];
  readonly stop: () => Promise<void>;
};

/** Registers the commands, logs in and waits until the bot is ready. */
export async function startBot(
  discord: FakeDiscord,
  options: Partial<ClientOptions> = {},
): Promise<MinimalBot> {
  const client = newClient(discord, options);
  const errors: unknown[] = [];
  const arrived: string[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  client.on(Events.InteractionCreate, (interaction) => {
    arrived.push(interaction.id);
    void answer(interaction).catch((error: unknown) => errors.push(error));
  });
  client.on(Events.MessageCreate, (message) => {
    void hear(message).catch((error: unknown) => errors.push(error));
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await restOf(discord).put(Routes.applicationCommands(discord.applicationId), { body: COMMANDS });
  await client.login(discord.token);
  await ready;
  return { client: client as Client<true>, errors, arrived, stop: () => client.destroy() };
}

/** A client that is not logged in yet. */
export function newClient(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.api, retries: 1, timeout: 5000 },
    allowedMentions: { parse: [] },
    ...options,
  });
}

/** The REST client of discord.js alone, as a script uses it. */
export function restOf(discord: FakeDiscord): REST {
  return new REST({ api: discord.api, version: '10', retries: 0 }).setToken(discord.token);
}

/** The smallest PNG: one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete())
    await interaction.respond([{ name: `${interaction.options.getFocused()}-mini`, value: 'mini' }]);
  else if (interaction.isMessageContextMenuCommand())
    await interaction.reply({
      content: `Estimating: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  else if (interaction.isChatInputCommand()) await command(interaction);
  else if (interaction.isButton() && interaction.customId === 'share')
    await interaction.reply({ content: 'Shared.' });
  else if (interaction.isButton()) await interaction.update({ components: [display('Updated.')] });
  else if (interaction.isModalSubmit())
    await interaction.reply({
      content: `Recalculated for ${interaction.fields.getTextInputValue('requests')}.`,
    });
}

async function command(interaction: ChatInputCommandInteraction): Promise<void> {
  const scenario = interaction.options.getString('scenario', true);
  if (scenario === 'edit') return void (await interaction.showModal(MODAL));
  const isPrivate = interaction.options.getBoolean('private') === true;
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  await interaction.editReply({
    flags: MessageFlags.IsComponentsV2,
    files: [new AttachmentBuilder(PIXEL, { name: 'chart.png', description: 'Cost by month' })],
    components: [card(scenario)],
  });
}

function card(scenario: string): ContainerBuilder {
  const chart = new MediaGalleryBuilder().addItems((item) =>
    item.setURL('attachment://chart.png').setDescription('Cost by month'),
  );
  const button = (id: string, label: string) =>
    new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);
  return new ContainerBuilder()
    .addTextDisplayComponents(display(`$42.00 for ${scenario}`))
    .addMediaGalleryComponents(chart)
    .addActionRowComponents((row) => row.addComponents(button('again', 'Again'), button('share', 'Share')));
}

async function hear(message: Message): Promise<void> {
  if (message.author.bot) return;
  const isMeant = message.channel.isDMBased() || message.mentions.has(message.client.user.id);
  const words = message.content.replace(/<@\d+>\s*/, '');
  if (isMeant) await message.reply(`Heard "${words}".`);
}

function display(text: string): TextDisplayBuilder {
  return new TextDisplayBuilder().setContent(text);
}

const MODAL = new ModalBuilder()
  .setCustomId('assumptions')
  .setTitle('Assumptions')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Requests a day')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('requests').setStyle(TextInputStyle.Short).setMaxLength(9),
      ),
  );

const COMMANDS = [
  new SlashCommandBuilder()
    .setName('estimate')
    .setDescription('What would this cost?')
    .addStringOption((option) =>
      option.setName('scenario').setDescription('In your words').setRequired(true).setMaxLength(1000),
    )
    .addStringOption((option) => option.setName('model').setDescription('Which one').setAutocomplete(true))
    .addBooleanOption((option) => option.setName('private').setDescription('Only for me')),
  new ContextMenuCommandBuilder().setName('Estimate this').setType(ApplicationCommandType.Message),
].map((builder) => builder.toJSON());
