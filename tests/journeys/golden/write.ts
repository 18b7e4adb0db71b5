/** Writes the golden life of an alert, as text and as payloads: read the difference before it is committed. */
import { writeFileSync } from 'node:fs';

import { GOLDEN_FOLDER, goldenLife } from '../life/golden-life.ts';
import { openStage } from '../life/stage.ts';
import { playLife } from '../life/story.ts';

const stage = await openStage();
try {
  for (const [name, text] of goldenLife(await playLife(stage))) {
    writeFileSync(new URL(name, GOLDEN_FOLDER), text);
  }
} finally {
  await stage.close();
}
