import { type Answer, given, impossible, projectTexts, type Reply, texts, toPlainText } from '#core';
import { toForm } from '../form.ts';
import { toMessage } from '../render.ts';
import { toAnswerView } from './answer-view.ts';
import { type Delivery, installationFor, isRefused } from './deliver-answer.ts';
import { type FormPlace, type ModalResponse, notice, noticeInModal, toErrors } from './modal-view.ts';

/** What comes back into a modal that was sent; nothing closes it. */
export type Acknowledge = (response?: ModalResponse) => Promise<void>;

/** A modal that was sent: where, by whom, and by which id it can still be changed. */
export type SentForm = { readonly place: FormPlace; readonly user: string; readonly view: string | undefined };

/** Slack gives up after three seconds. https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const patienceMs = 1_500;

/**
 * Answers a modal in two steps. Slack must hear from us before anything is asked of it, and before it gives up: by then the modal
 * says that we are at work. What came of it takes its place afterwards.
 */
export function answerForm({ place, user, view }: SentForm, acknowledge: Acknowledge, delivery: Delivery) {
  const installation = installationFor(place);
  let answered: Promise<void> | undefined;
  let isWorking = false;
  const once = (response?: ModalResponse): Promise<void> => {
    answered ??= acknowledge(response);
    return answered;
  };
  const working = (): Promise<void> => {
    isWorking ||= answered === undefined;
    return once(noticeInModal(projectTexts.form.working.title, projectTexts.form.working.text));
  };
  const timer = setTimeout(() => void working().catch(() => undefined), patienceMs);

  /** Closes the modal when it still waits for its acknowledgement, else says in it how it went. */
  async function finish(reply: Reply | undefined): Promise<void> {
    if (!isWorking) await once();
    else if (await update(notice(texts.done, reply ? toPlainText(reply) : projectTexts.project.saved))) return;
    if (reply) await delivery.post({ channel: user }, toMessage(reply, { canShare: false }), installation);
  }

  /** Puts something else in the modal. Gives false when it is gone. */
  async function update(content: ReturnType<typeof notice>): Promise<boolean> {
    if (view === undefined) return false;
    return !isRefused(await delivery.call('views.update', { view_id: view, view: content }, installation));
  }

  async function give(answer: Answer): Promise<void> {
    switch (answer.kind) {
      case 'form':
        if (!isWorking && answer.form.isAnew)
          return once({ response_action: 'update', view: toForm(answer.form, place) });
        if (!isWorking) return once({ response_action: 'errors', errors: toErrors(answer.form) });
        await update(toForm(answer.form, place));
        return;
      case 'reply':
      case 'enough':
        return say(answer.reply);
      case 'announce':
      case 'card': {
        const { announcement } = answer;
        if (!isWorking) await once();
        return finish(announcement && (await delivery.announce(announcement, place)));
      }
      default:
        return impossible(answer);
    }
  }

  /** A sentence in the place of the form: something is wrong that no field can mend. */
  async function say(reply: Reply): Promise<void> {
    // What was read of a draft has buttons to go on with.
    const view =
      place.about === 'draft' ? toAnswerView(reply, ofNoChannel(place)) : notice(reply.title, toPlainText(reply));
    if (!isWorking) return once({ response_action: 'update', view });
    if (!(await update(view))) {
      await delivery.post({ channel: user }, toMessage(reply, { canShare: false }), installation);
    }
  }

  return { working, give, done: () => clearTimeout(timer) };
}

/** What is read of a draft concerns no channel, so its buttons ask for none. */
const ofNoChannel = ({ workspace, via }: FormPlace) => ({ workspace, ...given({ via }) });
