/** Moments as the bot's own clock says them: in its zone, wherever the reader or the server is. */
type Formats = ReturnType<typeof formatsIn>;

let zone: string | undefined;
let formats: Formats = formatsIn(undefined);

/** From now on moments are told in this IANA zone. */
export function tellIn(next: string): void {
  if (next === zone) return;
  zone = next;
  formats = formatsIn(next);
}

/** Hours and minutes. */
export const clockWords = (at: number): string => formats.clock.format(at);
/** The day, in full. */
export const dayWords = (at: number): string => formats.longDay.format(at);
/** The day and the hour, in full. */
export const momentWords = (at: number): string => formats.moment.format(at);

/** Hours and minutes, with the day when that is not today. */
export function shortMoment(at: number): string {
  const day = formats.day.format(at);
  return day === formats.day.format(Date.now()) ? clockWords(at) : `${day} ${clockWords(at)}`;
}

function formatsIn(timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('nl-NL', { ...options, timeZone });
  const longDay = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    clock: format(clock),
    day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    longDay: format(longDay),
    moment: format({ ...longDay, ...clock }),
  };
}
