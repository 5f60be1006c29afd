-- Under which servers a run is found beside its own, where it works on several.
CREATE TABLE journal_run_server (
    run_id VARCHAR(32)  NOT NULL REFERENCES journal_run (id) ON DELETE CASCADE,
    server VARCHAR(400) NOT NULL,
    PRIMARY KEY (server, run_id)
);
