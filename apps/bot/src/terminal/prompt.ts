import { clearScreenDown, cursorTo, type Interface, moveCursor } from 'node:readline';

/** The place where a person types, and where something else may have to be shown meanwhile. */
export type Prompt = {
  /** Waits for the next line. */
  readonly ask: () => void;
  /** A line came; until the next `ask` the screen belongs to its answer. */
  readonly answering: () => void;
  /** Shows a text that ends with a newline, and leaves what is being typed as it is. */
  readonly show: (text: string) => void;
};

/** The prompt of a terminal. */
export function terminalPrompt(lines: Interface, output: NodeJS.WritableStream): Prompt {
  let isOpen = true;
  let isAsking = false;
  let held = '';
  lines.on('close', () => {
    isOpen = false;
  });
  return {
    ask: () => {
      output.write(held);
      held = '';
      // Lines that were pasted are still to be answered after the end of the input has closed the prompt.
      if (!isOpen) return;
      isAsking = true;
      lines.prompt();
    },
    answering: () => {
      isAsking = false;
    },
    show: (text) => {
      if (isAsking && isOpen) showAbove(lines, output, text);
      else held += text;
    },
  };
}

/** What a file or a pipe has in place of one: it gets every text as it comes. */
export function noPrompt(output: NodeJS.WritableStream): Prompt {
  return { ask: () => {}, answering: () => {}, show: (text) => void output.write(text) };
}

function showAbove(lines: Interface, output: NodeJS.WritableStream, text: string): void {
  const { rows } = lines.getCursorPos();
  moveCursor(output, 0, -rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  output.write(`${text}${'\n'.repeat(rowsToGoUp(lines) ?? rows)}`);
  lines.prompt(true);
}

/**
 * How far `prompt` will go up before it writes the line anew.
 *
 * Node does not document it (24.21), and after a paste it is not where the cursor is.
 */
function rowsToGoUp(lines: Interface): number | undefined {
  return 'prevRows' in lines && typeof lines.prevRows === 'number' ? lines.prevRows : undefined;
}
