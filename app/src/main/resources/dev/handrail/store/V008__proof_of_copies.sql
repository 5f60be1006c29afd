-- Which copy was put to the test; nothing where it was the backup as such, and where it is not known any more.
ALTER TABLE backup_proof ADD COLUMN destination VARCHAR(200);
