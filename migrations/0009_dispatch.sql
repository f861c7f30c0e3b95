-- Who is on duty by the switch of the desk; marks of cases and talks for figures, without anybody's data; sessions that can be told apart.
CREATE TABLE duty (
  staff_id TEXT NOT NULL PRIMARY KEY,
  is_on    INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sums of aid, codes of reasons and services, instants of steps: what figures count, so that no sealed body is opened for them.
ALTER TABLE cases ADD COLUMN marks TEXT;

-- One line for each thing of a talk that figures count: a question and how it was answered, a hand-over, a rating, a first reply.
CREATE TABLE talk_marks (
  conversation_id TEXT NOT NULL,
  seq             INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  at              TEXT NOT NULL,
  town            TEXT,
  PRIMARY KEY (conversation_id, seq, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_marks_at ON talk_marks (at, kind);

ALTER TABLE staff_sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';

CREATE INDEX audit_actor ON audit (actor, seq);
CREATE INDEX audit_target ON audit (target, seq);
CREATE INDEX audit_action ON audit (action, seq);
