-- What was stopped for a time of maintenance, by name, and is to be started again at its end: what did not run before is not.
ALTER TABLE maintenance_window ADD COLUMN stopped TEXT;
