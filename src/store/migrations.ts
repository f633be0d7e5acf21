/**
 * The tables, as numbered steps: forward only, and a step that was once released never changes.
 * BIGINT is a 64-bit whole number in PostgreSQL and in SQLite. Moments are milliseconds since 1970, UTC.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE project (
      id TEXT PRIMARY KEY,
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      channel TEXT NOT NULL,
      address TEXT,
      plan TEXT NOT NULL,
      state TEXT NOT NULL,
      detail TEXT,
      next_at BIGINT,
      next_date TEXT,
      version BIGINT NOT NULL,
      changed_at BIGINT NOT NULL,
      UNIQUE (platform, workspace, channel)
    )`,
    // Only projects that may get a nudge have a next moment, so an empty tick looks at no row at all.
    'CREATE INDEX project_due ON project (next_at) WHERE next_at IS NOT NULL',
    `CREATE TABLE nudge (
      id TEXT PRIMARY KEY,
      project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      date TEXT NOT NULL,
      due_at BIGINT NOT NULL,
      planned_at BIGINT NOT NULL,
      state TEXT NOT NULL,
      content TEXT NOT NULL,
      reason TEXT,
      attempts BIGINT NOT NULL,
      not_before BIGINT NOT NULL,
      lease_until BIGINT,
      message_id TEXT,
      UNIQUE (project, date)
    )`,
    "CREATE INDEX nudge_waiting ON nudge (not_before) WHERE state = 'planned'",
    "CREATE INDEX nudge_leased ON nudge (lease_until) WHERE state = 'sending'",
    'CREATE INDEX nudge_old ON nudge (due_at)',
    `CREATE TABLE answer (
      nudge TEXT PRIMARY KEY REFERENCES nudge (id) ON DELETE CASCADE,
      lesson TEXT,
      answer TEXT NOT NULL,
      at BIGINT NOT NULL
    )`,
    `CREATE TABLE lookup (
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      channel TEXT NOT NULL,
      lesson TEXT NOT NULL,
      at BIGINT NOT NULL
    )`,
    'CREATE INDEX lookup_place ON lookup (platform, workspace, channel, at)',
    'CREATE INDEX lookup_old ON lookup (at)',
    `CREATE TABLE installation (
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      key_id TEXT NOT NULL,
      sealed TEXT NOT NULL,
      changed_at BIGINT NOT NULL,
      PRIMARY KEY (platform, workspace)
    )`,
    `CREATE TABLE seen (
      key TEXT PRIMARY KEY,
      expires_at BIGINT NOT NULL
    )`,
    'CREATE INDEX seen_old ON seen (expires_at)',
    `CREATE TABLE audit (
      id TEXT PRIMARY KEY,
      project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      at BIGINT NOT NULL,
      kind TEXT NOT NULL,
      person TEXT,
      detail TEXT
    )`,
    'CREATE INDEX audit_project ON audit (project, at)',
    `CREATE TABLE mark (
      name TEXT PRIMARY KEY,
      at BIGINT NOT NULL
    )`,
  ],
  [
    // A key is first taken for a while, and only then done. What an older bot kept is done.
    'ALTER TABLE seen ADD COLUMN done BIGINT NOT NULL DEFAULT 1',
    // What is wrong with a row that cannot be read. It is left alone until somebody mended it.
    'ALTER TABLE project ADD COLUMN unreadable TEXT',
    'ALTER TABLE nudge ADD COLUMN unreadable TEXT',
    'CREATE INDEX project_unreadable ON project (id) WHERE unreadable IS NOT NULL',
    'CREATE INDEX nudge_unreadable ON nudge (id) WHERE unreadable IS NOT NULL',
    // In the order in which they are taken, so that nobody sorts all that wait for each one that goes.
    'DROP INDEX project_due',
    'CREATE INDEX project_due ON project (next_at, id) WHERE next_at IS NOT NULL AND unreadable IS NULL',
    'DROP INDEX nudge_waiting',
    "CREATE INDEX nudge_waiting ON nudge (not_before, id) WHERE state = 'planned' AND unreadable IS NULL",
  ],
  [
    // What everybody in a channel is to hear of a change, by the same protocol as a nudge. Its words go once it was sent.
    `CREATE TABLE announcement (
      id TEXT PRIMARY KEY,
      project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      at BIGINT NOT NULL,
      state TEXT NOT NULL,
      content TEXT NOT NULL,
      reason TEXT,
      attempts BIGINT NOT NULL,
      not_before BIGINT NOT NULL,
      lease_until BIGINT
    )`,
    "CREATE INDEX announcement_open ON announcement (project, at) WHERE state IN ('planned', 'sending')",
    'CREATE INDEX announcement_old ON announcement (at)',
    // Workspaces that refuse us altogether, until a probe or a post that is taken says otherwise.
    `CREATE TABLE blocked (
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      reason TEXT NOT NULL,
      since BIGINT NOT NULL,
      probe_at BIGINT NOT NULL,
      probes BIGINT NOT NULL,
      told BIGINT NOT NULL,
      PRIMARY KEY (platform, workspace)
    )`,
    // The Teams team around a channel: what happens to it is told by its id.
    'ALTER TABLE project ADD COLUMN team TEXT',
  ],
  [
    // How it went after *Doen we*, as the team said on a later card.
    'ALTER TABLE answer ADD COLUMN follow_up TEXT',
    'ALTER TABLE answer ADD COLUMN followed_up_at BIGINT',
  ],
  [
    // The words of questions that found nothing, where an organisation asked for them: no person, no place.
    'CREATE TABLE open_question (words TEXT PRIMARY KEY, times BIGINT NOT NULL, last_at BIGINT NOT NULL)',
    'CREATE INDEX open_question_old ON open_question (last_at)',
  ],
  [
    // Each renewal of a token gives an installation its next version, so that nobody overwrites what he did not read; who renews it has it for a while.
    'ALTER TABLE installation ADD COLUMN version BIGINT NOT NULL DEFAULT 1',
    'ALTER TABLE installation ADD COLUMN lease_until BIGINT',
    // When a workspace took the app away. What is kept of it goes some time later, unless it comes back.
    'ALTER TABLE blocked ADD COLUMN left_at BIGINT',
    'CREATE INDEX blocked_left ON blocked (left_at) WHERE left_at IS NOT NULL',
  ],
  [
    // What needs somebody's eye is counted every few seconds, and is little among much.
    "CREATE INDEX nudge_uncertain ON nudge (id) WHERE state = 'uncertain'",
    "CREATE INDEX announcement_uncertain ON announcement (id) WHERE state = 'uncertain'",
    "CREATE INDEX project_parked ON project (platform, id) WHERE state = 'parked'",
  ],
  [
    // What goes after half a year, in the order in which it goes: what was never shown, how a card was delivered, what could be undone.
    "CREATE INDEX nudge_not_sent ON nudge (due_at) WHERE state <> 'sent'",
    'CREATE INDEX nudge_delivered ON nudge (due_at) WHERE message_id IS NOT NULL',
    "CREATE INDEX audit_detail ON audit (at) WHERE detail <> ''",
    'CREATE INDEX audit_old ON audit (at)',
  ],
  [
    // When the next message may go to a workspace, in real time: what a platform takes a second is for all processes together.
    `CREATE TABLE pace (
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      free_at BIGINT NOT NULL,
      PRIMARY KEY (platform, workspace)
    )`,
  ],
  [
    // A page of a project for who has its address: of the key in that address only a hash is kept. It goes with the project.
    `CREATE TABLE project_page (
      project TEXT PRIMARY KEY REFERENCES project (id) ON DELETE CASCADE,
      key_hash TEXT NOT NULL UNIQUE,
      made_at BIGINT NOT NULL
    )`,
  ],
];
