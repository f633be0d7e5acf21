import type { Form } from '../domain/input-form.ts';
import type { ProjectIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';
import { openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

/** Where a form cannot open by itself: one button that opens it. */
export function formInvitation({ title }: Form, intent: ProjectIntent): Reply {
  return {
    title,
    parts: [
      { kind: 'text', text: projectTexts.form.open },
      { kind: 'buttons', buttons: [openButton(projectTexts.buttons.fillIn, intent)] },
    ],
  };
}
