import { draftChannels } from '../domain/draft.ts';
import { given } from '../domain/given.ts';
import type { Form, FormValues } from '../domain/input-form.ts';
import { draftTexts } from './draft-texts.ts';
import { points } from './parts.ts';

const words = draftTexts.form;
/** What one field of Slack takes, in characters. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const fieldLength = 3_000;

/** The form for a draft: what it is for, and the draft itself in as many fields as a long letter needs. */
export function draftForm(fault?: string): Form {
  const options = points([...draftChannels] as const, (value) => ({ value, label: words.channels[value] }));
  return {
    about: 'draft',
    title: words.title,
    intro: words.intro,
    fields: [
      { kind: 'choice', id: 'kanaal', label: words.channel, options, value: 'brief' },
      {
        kind: 'text',
        id: 'tekst',
        label: words.text,
        hint: words.textHint,
        maxLength: fieldLength,
        ...given({ fault }),
      },
      { kind: 'text', id: 'vervolg', label: words.more, maxLength: fieldLength, optional: true },
    ],
    submit: words.submit,
    cancel: words.cancel,
  };
}

/** What was sent with it; nothing where there is no draft in it. */
export function readDraftForm(values: FormValues) {
  const said = (field: string) => (typeof values[field] === 'string' ? values[field] : '');
  const text = [said('tekst'), said('vervolg')].filter((piece) => piece.trim() !== '').join('\n');
  const channel = draftChannels.find((each) => each === said('kanaal')) ?? 'brief';
  return text === '' ? undefined : { text, channel };
}
