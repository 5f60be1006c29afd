-- What kind of place a copy lies in; all there were until now lie in folders of the workstation.
ALTER TABLE backup_copy ADD COLUMN kind VARCHAR(20) DEFAULT 'folder' NOT NULL;
