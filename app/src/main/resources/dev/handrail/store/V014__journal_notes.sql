-- What people add to a run afterwards. Rows are only ever added.
CREATE TABLE journal_note (
    id VARCHAR(40) PRIMARY KEY,
    run_id VARCHAR(32) NOT NULL,
    said TIMESTAMP WITH TIME ZONE NOT NULL,
    person VARCHAR(200) NOT NULL,
    words VARCHAR NOT NULL
);
CREATE INDEX journal_note_by_run ON journal_note (run_id, said);
