-- Those of the items in whose places something was, which must be there when they are put back; null where nobody wrote it down.
ALTER TABLE kept_files ADD COLUMN had TEXT;
