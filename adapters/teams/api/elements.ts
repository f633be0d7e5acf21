/** What a card is built of. The card designer knows all kinds; we only need them to have a type. */
export type CardElement = { readonly type: string; readonly [property: string]: unknown };
export type Card = {
  readonly $schema: string;
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** For dates, and for how a screen reader says the words. */
  readonly lang: 'nl';
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'full' };
  readonly body: readonly CardElement[];
};
