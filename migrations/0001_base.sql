-- Conversations, cases, staff. Columns named sealed hold AES-GCM text made by the vault; the rest is free of personal data.
-- Runs unchanged by `wrangler d1 migrations apply` and by the Node runner: plain statements, no BEGIN, no PRAGMA.

CREATE TABLE conversations (
  id            TEXT NOT NULL PRIMARY KEY,
  channel       TEXT NOT NULL,
  address       TEXT,                          -- sealed
  address_index TEXT,                          -- HMAC of channel and address
  floor         TEXT NOT NULL,
  holder_id     TEXT,
  holder_badge  TEXT,
  holder_office TEXT,
  last_seq      INTEGER NOT NULL,
  level         TEXT,
  town          TEXT,
  case_number   TEXT,
  preview       TEXT NOT NULL,                 -- sealed; '' when empty
  waiting_since TEXT,
  created_at    TEXT NOT NULL,
  updated_at    TEXT NOT NULL
) STRICT;
-- Two first messages of one address at the same moment must not make two conversations.
CREATE UNIQUE INDEX conversations_address ON conversations (channel, address_index)
  WHERE floor <> 'closed' AND address_index IS NOT NULL;
CREATE INDEX conversations_found ON conversations (channel, address_index, created_at) WHERE address_index IS NOT NULL;
CREATE INDEX conversations_order ON conversations (coalesce(level, 'P9'), updated_at DESC);
CREATE INDEX conversations_floor ON conversations (floor, coalesce(level, 'P9'), updated_at DESC);
CREATE INDEX conversations_holder ON conversations (holder_id, coalesce(level, 'P9'), updated_at DESC)
  WHERE holder_id IS NOT NULL;

CREATE TABLE events (
  conversation_id TEXT NOT NULL REFERENCES conversations (id),
  seq             INTEGER NOT NULL CHECK (seq > 0),
  at              TEXT NOT NULL,
  body            TEXT NOT NULL,               -- sealed
  PRIMARY KEY (conversation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbound (
  conversation_id TEXT NOT NULL,
  client_id       TEXT NOT NULL,
  body_hash       TEXT NOT NULL,
  seq             INTEGER NOT NULL,
  last_seq        INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  token_hash      TEXT NOT NULL PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  expires_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_expiry ON tokens (expires_at);

CREATE TABLE outbox (
  id              TEXT NOT NULL PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  channel         TEXT NOT NULL,
  seq             INTEGER NOT NULL,
  body            TEXT NOT NULL,               -- sealed: address and reply; '' once sent
  due_at          TEXT NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0,
  lease_until     TEXT,
  last_error      TEXT,
  sent_at         TEXT,
  dead_at         TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_order ON outbox (conversation_id, seq) WHERE sent_at IS NULL AND dead_at IS NULL;

CREATE TABLE cases (
  number           TEXT NOT NULL PRIMARY KEY,
  conversation_id  TEXT,
  level            TEXT NOT NULL,
  status           TEXT NOT NULL,
  incident         TEXT NOT NULL,
  town             TEXT,
  district         TEXT,
  channel          TEXT NOT NULL,
  opened_at        TEXT NOT NULL,
  due_at           TEXT NOT NULL,
  first_contact_at TEXT,
  assignee_id      TEXT,
  assignee_badge   TEXT,
  assignee_office  TEXT,
  version          INTEGER NOT NULL,
  phone_index      TEXT,                       -- HMAC of the phone
  body             TEXT NOT NULL               -- sealed: the case without its timeline
) STRICT;
CREATE INDEX cases_order ON cases (level, due_at);
CREATE INDEX cases_status ON cases (status, level, due_at);
CREATE INDEX cases_town ON cases (town, level, due_at);
CREATE INDEX cases_assignee ON cases (assignee_id, level, due_at);
CREATE INDEX cases_uncontacted ON cases (due_at) WHERE first_contact_at IS NULL;
CREATE INDEX cases_phone ON cases (phone_index, opened_at);
CREATE INDEX cases_conversation ON cases (conversation_id);

-- (number, seq) is what makes two writers of one case exclude each other.
CREATE TABLE case_entries (
  number TEXT NOT NULL REFERENCES cases (number),
  seq    INTEGER NOT NULL CHECK (seq > 0),
  at     TEXT NOT NULL,
  body   TEXT NOT NULL,                        -- sealed
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  id              TEXT NOT NULL PRIMARY KEY,
  kind            TEXT NOT NULL,
  level           TEXT NOT NULL,
  conversation_id TEXT,
  case_number     TEXT,
  town            TEXT,
  text            TEXT NOT NULL,
  at              TEXT NOT NULL,
  closed_at       TEXT,
  closed_by       TEXT
) STRICT;
CREATE INDEX alerts_open ON alerts (level, at) WHERE closed_at IS NULL;
CREATE INDEX alerts_conversation ON alerts (conversation_id) WHERE closed_at IS NULL;
CREATE INDEX alerts_case ON alerts (case_number) WHERE closed_at IS NULL;

CREATE TABLE timers (
  id              TEXT NOT NULL PRIMARY KEY,
  kind            TEXT NOT NULL,
  conversation_id TEXT,
  case_number     TEXT,
  due_at          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_due ON timers (due_at);

CREATE TABLE gaps (
  id              TEXT NOT NULL PRIMARY KEY,
  at              TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  question        TEXT NOT NULL,               -- sealed
  reason          TEXT NOT NULL,
  slug            TEXT
) STRICT;
CREATE INDEX gaps_newest ON gaps (at);
CREATE INDEX gaps_conversation ON gaps (conversation_id);

-- What the live feed reads. SQLite has one writer at a time, so cursors become visible in their order.
CREATE TABLE changes (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   TEXT NOT NULL,
  ref    TEXT NOT NULL,
  town   TEXT,
  level  TEXT,
  at     TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
  id                   TEXT NOT NULL PRIMARY KEY,
  username             TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name                 TEXT NOT NULL,
  badge                TEXT NOT NULL,
  office               TEXT NOT NULL,
  role                 TEXT NOT NULL,
  towns                TEXT NOT NULL,          -- JSON array
  password_hash        TEXT NOT NULL,
  otp_secret           TEXT,                   -- sealed
  failed_sign_ins      INTEGER NOT NULL,
  locked_until         TEXT,
  must_change_password INTEGER NOT NULL,
  active               INTEGER NOT NULL,
  created_at           TEXT NOT NULL
) STRICT;

CREATE TABLE staff_sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  staff_id   TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_sessions_staff ON staff_sessions (staff_id);
CREATE INDEX staff_sessions_expiry ON staff_sessions (expires_at);

CREATE TABLE tickets (
  token_hash TEXT NOT NULL PRIMARY KEY,
  staff_id   TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- hash = SHA-256(hash of the row before, this row); null only between the commit of a row and its chaining.
CREATE TABLE audit (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  at     TEXT NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash   TEXT
) STRICT;
CREATE INDEX audit_unchained ON audit (seq) WHERE hash IS NULL;

CREATE TABLE attachments (
  id              TEXT NOT NULL PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  kind            TEXT NOT NULL,
  bytes           INTEGER NOT NULL,
  sha256          TEXT NOT NULL,
  at              TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_conversation ON attachments (conversation_id);

CREATE TABLE settings (
  key        TEXT NOT NULL PRIMARY KEY,
  value      TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
