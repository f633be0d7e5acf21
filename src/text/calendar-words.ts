/** The Dutch names of the days, from Monday. */
export const weekdayNames: readonly string[] = [
  ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'],
  ...['zaterdag', 'zondag'],
];

/** The Dutch names of the months, from January. */
export const monthNames: readonly string[] = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
];
