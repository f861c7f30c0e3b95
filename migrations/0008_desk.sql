-- An alert may be for one person (somebody named in a note, somebody a talk is offered to); null: for whoever sees the town.
ALTER TABLE alerts ADD COLUMN for_id TEXT;

-- Claims made before they had a clock get one; an open console renews it.
INSERT INTO timers (id, kind, conversation_id, case_number, due_at)
SELECT 'claim:' || id, 'claim', id, NULL, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 hour')
FROM conversations WHERE floor = 'human';
