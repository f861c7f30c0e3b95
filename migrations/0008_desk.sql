-- An alert may be for one person (somebody named in a note, somebody a talk is offered to); null: for whoever sees the town.
ALTER TABLE alerts ADD COLUMN for_id TEXT;
