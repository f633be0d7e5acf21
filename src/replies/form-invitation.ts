import type { Form } from '../domain/input-form.ts';
import type { ButtonIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';
import { openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

/** Where a form cannot open by itself: one button that opens it. */
export function formInvitation({ title, intro }: Form, intent: ButtonIntent): Reply {
  // Of words that were typed the form says what it could not read; a button does not carry that.
  const said = intent.kind === 'set-project' && intro ? `${intro} ${projectTexts.form.open}` : projectTexts.form.open;
  return {
    title,
    parts: [
      { kind: 'text', text: said },
      { kind: 'buttons', buttons: [openButton(projectTexts.buttons.fillIn, intent)] },
    ],
  };
}
