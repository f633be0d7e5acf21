import type { Reply } from '../domain/reply.ts';
import { buttons, primary } from './parts.ts';
import { toNewPage, toPage, toPicture, toRevokePage, toRevokeSurely } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { shortReply } from './short-reply.ts';

const words = projectTexts.page;

/** The address of a page that was just made: for who asked alone, and in no notification. */
export function pageMade(url: string): Reply {
  const { title, text, open, once } = words.made;
  return {
    title,
    parts: [
      { kind: 'text', text },
      { kind: 'link', label: open, url },
      { kind: 'note', text: once },
      ...buttons([toRevokePage, toPicture]),
    ],
    ...{ onlyForAsker: true, discreet: true },
  };
}

/** There is a page already, and nobody can find its address again. */
export function pageIsThere(since: string): Reply {
  const { title, text } = words.there;
  return shortReply({ title, text: text(since), buttons: [toNewPage, toRevokePage, toPicture] });
}

/** Asks whether a page may go. */
export const askToRevoke = (): Reply => shortReply({ ...words.ask, buttons: [primary(toRevokeSurely), toPicture] });

/** A page is gone; where another can be made, how. */
export const pageRevoked = (canMake: boolean): Reply =>
  shortReply({ ...words.revoked, buttons: [...(canMake ? [toPage] : []), toPicture] });

/** There is nothing to take back. */
export const noPage = (canMake: boolean): Reply =>
  shortReply({ ...words.none, buttons: [...(canMake ? [toPage] : []), toPicture] });

/** Nobody could read one here. */
export const pagesAreOff = (): Reply => shortReply({ ...words.off, buttons: [toPicture] });
