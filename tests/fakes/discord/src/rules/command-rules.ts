import { LIMITS } from '../limits.ts';
import { type Json, listOf, objectOf, objectsOf, textOf } from '../world/json.ts';
import { choicesProblems } from './choice-rules.ts';
import { optionalInteger, requiredList, requiredText, typeOneOf } from './measures.ts';
import { below, each, type Problem, problem } from './problem.ts';

/** Discord's numbers for the kinds of commands and of options that hold others. */
export const COMMAND = { chatInput: 1, user: 2, message: 3 } as const;
export const OPTION = {
  subcommand: 1,
  subcommandGroup: 2,
  text: 3,
  integer: 4,
  boolean: 5,
  number: 10,
} as const;

/** Judges a whole list of commands, each below its index. */
export function commandsProblems(commands: readonly Json[]): readonly Problem[] {
  const names = commands.map((command) => `${command['type'] ?? 1} ${textOf(command['name'])}`);
  return each(commands, (command, index) => [
    ...commandProblems(command),
    ...(names.indexOf(names[index] ?? '') < index ? [sameName] : []),
  ]);
}

/** Says whether a list has more commands of one kind than an application may have: Discord's 30032. */
export function hasTooManyCommands(commands: readonly Json[]): boolean {
  const count = (type: number) => commands.filter((command) => (command['type'] ?? 1) === type).length;
  return (
    count(COMMAND.chatInput) > LIMITS.command.chatInput ||
    count(COMMAND.user) > LIMITS.command.contextMenu ||
    count(COMMAND.message) > LIMITS.command.contextMenu
  );
}

function commandProblems(command: Json): readonly Problem[] {
  const type = command['type'] ?? COMMAND.chatInput;
  if (type === COMMAND.user || type === COMMAND.message) return contextMenuProblems(command);
  if (type !== COMMAND.chatInput) return typeOneOf(command, Object.values(COMMAND));
  return [...describedProblems(command), ...(sizeOf(command) > LIMITS.command.total ? [tooLarge] : [])];
}

function contextMenuProblems(command: Json): readonly Problem[] {
  return [
    ...requiredText(command, 'name', { min: 1, max: LIMITS.command.name }),
    ...(textOf(command['description']) === '' ? [] : [noDescription]),
    ...(listOf(command['options']).length === 0 ? [] : [noOptions]),
  ];
}

function describedProblems(described: Json): readonly Problem[] {
  const options = objectsOf(described['options']);
  const firstOptional = options.findIndex((option) => option['required'] !== true);
  return [
    ...nameProblems(described),
    ...requiredText(described, 'description', { min: 1, max: LIMITS.command.description }),
    ...Object.values(objectOf(described['description_localizations'])).flatMap((text) =>
      requiredText({ description: text }, 'description', { min: 1, max: LIMITS.command.description }),
    ),
    ...requiredList({ options }, 'options', { min: 0, max: LIMITS.command.options }),
    ...below(
      'options',
      each(options, (option, index) => [
        ...optionProblems(option),
        ...(option['required'] === true && firstOptional >= 0 && firstOptional < index ? [requiredLast] : []),
        ...(options.findIndex((other) => other['name'] === option['name']) < index ? [sameOption] : []),
      ]),
    ),
  ];
}

function optionProblems(option: Json): readonly Problem[] {
  const length = { min: 0, max: LIMITS.command.stringLength };
  const isClosed = option['choices'] !== undefined && listOf(option['choices']).length > 0;
  return [
    ...typeOneOf(option, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ...describedProblems(option),
    ...(option['choices'] === undefined ? [] : choicesProblems(option)),
    ...optionalInteger(option, 'min_length', length),
    ...optionalInteger(option, 'max_length', { ...length, min: 1 }),
    ...(isClosed && option['autocomplete'] === true ? [choicesAndAutocomplete] : []),
  ];
}

function nameProblems(named: Json): readonly Problem[] {
  const name = textOf(named['name']);
  if (NAME.test(name) && name === name.toLowerCase()) return [];
  return [problem(['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];
}

/** Names, descriptions and values together; of translations the longest counts. */
function sizeOf(described: Json): number {
  const own = ['name', 'description'].map((key) => {
    const translations = Object.values(objectOf(described[`${key}_localizations`])).map(textOf);
    return Math.max(...[textOf(described[key]), ...translations].map((text) => text.length));
  });
  const choices = objectsOf(described['choices']).map(
    (choice) => textOf(choice['name']).length + textOf(choice['value']).length,
  );
  return [...own, ...choices, ...objectsOf(described['options']).map(sizeOf)].reduce((a, b) => a + b, 0);
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const sameName = problem(
  ['name'],
  'APPLICATION_COMMANDS_DUPLICATE_NAME',
  'Application command names must be unique',
);
const sameOption = problem(
  ['name'],
  'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  'Option name already used in this command',
);
const requiredLast = problem(
  [],
  'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  'Required options must be placed before non-required options',
);
const choicesAndAutocomplete = problem(
  ['autocomplete'],
  'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
  'Options with choices cannot have autocomplete',
);
const noDescription = problem(
  ['description'],
  'APPLICATION_COMMAND_DESCRIPTION_CANNOT_BE_SET',
  'Context menu commands cannot have description',
);
const noOptions = problem(
  ['options'],
  'APPLICATION_COMMAND_OPTIONS_CANNOT_BE_SET',
  'Context menu commands cannot have options',
);
const tooLarge = problem(
  [],
  'APPLICATION_COMMAND_TOO_LARGE',
  `Command exceeds maximum size (${LIMITS.command.total})`,
);
