-- An alert may be for one person (somebody named in a note, somebody a talk is offered to); null: for whoever sees the town.
ALTER TABLE alerts ADD COLUMN for_id TEXT;

-- Claims made before they had a clock get one; an open console renews it.
INSERT INTO timers (id, kind, conversation_id, case_number, due_at)
SELECT 'claim:' || id, 'claim', id, NULL, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 hour')
FROM conversations WHERE floor = 'human';

-- Lists at size: the inbox reads open talks only, and a page begins after the last row of the one before.
CREATE INDEX conversations_open ON conversations (coalesce(level, 'P9'), updated_at DESC, id) WHERE floor <> 'closed';

-- What lists show and ask for beside the status: people at home, the last contact, the office's own marks.
ALTER TABLE cases ADD COLUMN people INTEGER;
ALTER TABLE cases ADD COLUMN last_contact_at TEXT;
ALTER TABLE cases ADD COLUMN tags TEXT NOT NULL DEFAULT '';    -- |mark|mark|; '' when none
ALTER TABLE cases ADD COLUMN name_index TEXT;                  -- HMAC of the name
ALTER TABLE cases ADD COLUMN address_index TEXT;               -- HMAC of county, town and address as told
UPDATE cases SET last_contact_at = first_contact_at;
CREATE INDEX cases_name ON cases (name_index, opened_at) WHERE name_index IS NOT NULL;
CREATE INDEX cases_address ON cases (address_index, opened_at) WHERE address_index IS NOT NULL;

-- The phone told in a talk, whether or not a case came of it.
CREATE TABLE conversation_phones (
  conversation_id TEXT NOT NULL PRIMARY KEY,
  phone_index     TEXT NOT NULL               -- HMAC of the phone
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_phones_found ON conversation_phones (phone_index);

-- Filters of lists that a person keeps under a name; the query holds no personal data (it may stand in an address).
CREATE TABLE saved_filters (
  id       TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT NOT NULL,
  name     TEXT NOT NULL,
  query    TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_filters_staff ON saved_filters (staff_id, at);
