export type Value = string | number | null;

/**
 * Runs one statement and gives its rows. Values stand in the text as `$1`, `$2`, …
 * The text must mean the same to SQLite and PostgreSQL: ids and JSON are text, moments are whole milliseconds, and time
 * always comes in as a value. Throws a `StoreError`.
 */
export type Query = <Row extends object>(sql: string, values?: readonly Value[]) => Promise<readonly Row[]>;

/**
 * Takes statements of a transaction that were begun, each a single one, and of which nobody needs the outcome: they go along with what
 * comes after them, be it the end. When one fails, all of the transaction does.
 */
export type Along = (begun: readonly Promise<unknown>[]) => void;

export type Store = {
  readonly engine: 'sqlite' | 'postgres';
  /** Ends a SELECT so that two processes never pick the same rows. SQLite has one writer at a time, and needs nothing. */
  readonly skipLocked: '' | ' FOR UPDATE SKIP LOCKED';
  /** The column that names a row which has no id of its own. */
  readonly rowAddress: 'rowid' | 'ctid';
  readonly query: Query;
  /**
   * As `query`, for what a power cut may take: it is kept without waiting for the disk. Only for notes of which the loss does
   * no harm, such as what came in a moment ago; nothing of what was planned, sent or said.
   */
  readonly light: Query;
  /**
   * All or nothing. Inside, use only the query that is handed over: on SQLite everybody else waits until the
   * transaction is over. Never wait for the network in here.
   */
  transaction<Result>(work: (query: Query, along: Along) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

/** What can be wrong with a store, for whoever must do something about it. */
export type StoreFault =
  | 'unreachable'
  | 'wrong-password'
  | 'no-database'
  | 'no-rights'
  | 'tls'
  | 'not-writable'
  | 'read-only'
  | 'disk-full'
  | 'damaged'
  | 'missing'
  | 'incomplete'
  | 'unreadable'
  | 'busy'
  | 'newer-schema'
  | 'failed';

const remedies: Readonly<Record<StoreFault, string>> = {
  unreachable:
    'De database is niet bereikbaar. Kijk of hij draait en of het adres in DATABASE_URL klopt. De bot probeert het zelf opnieuw.',
  'wrong-password':
    'De database weigert de naam of het wachtwoord in DATABASE_URL. Kijk ze na, en start de bot opnieuw.',
  'no-database': 'De database in DATABASE_URL bestaat niet. Maak hem aan met createdb, of kijk de naam na.',
  'no-rights':
    'De gebruiker in DATABASE_URL mag dit niet in de database. Maak hem eigenaar van de database, of geef hem rechten.',
  tls: 'De beveiligde verbinding met de database lukt niet. Kijk sslmode en het certificaat in DATABASE_URL na.',
  'not-writable':
    'In de map voor gegevens kan niet worden geschreven. Geef de gebruiker van de bot schrijfrechten, of kies een andere map met LESSENBOT_DATA_DIR.',
  'read-only':
    'De database laat alleen lezen toe. Wijst DATABASE_URL misschien naar een kopie? De bot probeert het zelf opnieuw.',
  'disk-full': 'De schijf is vol. Maak ruimte vrij. Wat al bewaard was, is er nog. De bot gaat vanzelf verder.',
  damaged:
    'Het bestand met gegevens is beschadigd. Zet een reservekopie terug met npm run restore -- BESTAND. Zet het beschadigde bestand eerst apart.',
  missing:
    'Het bestand met gegevens is weg of leeg, terwijl het er eerder wel was. Zet een reservekopie terug met npm run restore -- BESTAND, of haal het bestand “lessenbot.gemaakt” weg om opnieuw te beginnen.',
  incomplete:
    'In de database ontbreekt een tabel of kolom. Zet een reservekopie terug: bij SQLite met npm run restore -- BESTAND, bij PostgreSQL met pg_restore.',
  unreadable:
    'Een project of kaart in de database is niet te lezen. Het logboek noemt de id en wat er mis is. De rest gaat door.',
  busy: 'Een ander programma houdt de gegevens bezet. Kijk of er nog een reservekopie of een tweede bot draait.',
  'newer-schema':
    'De gegevens zijn van een nieuwere versie van Lessenbot. Installeer die versie, of zet een oudere reservekopie terug. Er is niets veranderd.',
  failed: 'De opslag meldt een fout die ik niet ken.',
};

/** Whether a write may have been kept all the same: its answer got lost on the way, or the disk failed halfway. */
const mayHaveKept: Readonly<Record<StoreFault, boolean>> = {
  unreachable: true,
  damaged: true,
  failed: true,
  'wrong-password': false,
  'no-database': false,
  'no-rights': false,
  tls: false,
  'not-writable': false,
  'read-only': false,
  'disk-full': false,
  missing: false,
  incomplete: false,
  unreadable: false,
  busy: false,
  'newer-schema': false,
};

/** Something is wrong with the store. The message is for the administrator: what is wrong, and what to do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreFault;
  /** Of a write that gave this error: whether it may have been kept all the same. */
  readonly mayHaveKept: boolean;
  constructor(code: StoreFault, options?: ErrorOptions) {
    super(remedies[code], options);
    this.code = code;
    this.mayHaveKept = mayHaveKept[code];
  }
}
