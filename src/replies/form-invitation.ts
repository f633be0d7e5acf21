import type { Form, FormSubject } from '../domain/input-form.ts';
import type { ButtonIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';
import { draftTexts } from './draft-texts.ts';
import { openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

/** What to press for, by what a form is about. */
const opens: Readonly<Record<FormSubject, string>> = {
  project: projectTexts.form.open,
  draft: draftTexts.form.open,
};

/** Where a form cannot open by itself: one button that opens it. */
export function formInvitation({ about, title, intro }: Form, intent: ButtonIntent): Reply {
  const open = opens[about];
  // Of words that were typed the form says what it could not read; a button does not carry that.
  const said = intent.kind === 'set-project' && intro ? `${intro} ${projectTexts.form.openFilled}` : open;
  return {
    title,
    parts: [
      { kind: 'text', text: said },
      { kind: 'buttons', buttons: [openButton(projectTexts.buttons.fillIn, intent)] },
    ],
  };
}
