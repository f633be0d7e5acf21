import express from 'express';
import { dateText, nextHolidayQuarter } from '#core';
import { onlyOurPage, refuse } from './same-origin.ts';
import type { Quarter } from './state.ts';

/** `GET /playground/quarter`: the next quarter by the bot's clock (epoch ms) in which a holiday moves a card. */
export function quarterApi(clock: () => number, zone: string): express.Router {
  const router = express.Router();
  router.get('/quarter', onlyOurPage, (_request, response) => {
    const found = nextHolidayQuarter(clock(), zone);
    if (!found) return refuse(response, 404, 'Er is geen kwartaal met een feestdag te vinden.');
    const { monday, beginsAt, holiday, moved } = found;
    const freeDay = dateText(holiday.date);
    const [weekday = ''] = freeDay.split(' ');
    const words = {
      begin: dateText(monday),
      weekday,
      holiday: holiday.name,
      freeDay,
      movedTo: dateText(moved.date),
    };
    response.set('cache-control', 'no-store').json({ beginsAt, movedAt: moved.at, words } satisfies Quarter);
  });
  return router;
}
