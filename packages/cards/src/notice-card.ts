import type { Notice } from '@tollkeeper/engine';

import { doubtText } from './alert/doubt-text.ts';
import { subjectText } from './alert/subject-text.ts';
import type { Card } from './card.ts';
import { instantText } from './instant-text.ts';

/** Lays out why a reading was not believed; what was known before it still holds. */
export function noticeCard({ subject, readAt, doubt }: Notice): Card {
  return {
    title: 'Notice: reading not used',
    answer: `${subjectText(subject)}: ${doubtText(doubt)} What was known before still holds.`,
    sections: [{ kind: 'fields', fields: [{ label: 'Reading taken at', value: instantText(readAt) }] }],
  };
}
