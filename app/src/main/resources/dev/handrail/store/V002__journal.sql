-- What was done. One row a run; kind leaves room for notes written by hand beside the runs of operations.
CREATE TABLE journal_run (
    id VARCHAR(32) PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    operation VARCHAR(200) NOT NULL,
    title VARCHAR NOT NULL,
    server VARCHAR(400) NOT NULL,
    person VARCHAR(200) NOT NULL,
    started TIMESTAMP WITH TIME ZONE NOT NULL,
    ended TIMESTAMP WITH TIME ZONE,
    outcome VARCHAR(16),
    failure VARCHAR,
    advice VARCHAR,
    made VARCHAR NOT NULL,
    -- The process that does it, and when it last gave a sign of life.
    host VARCHAR(300) NOT NULL,
    pid BIGINT NOT NULL,
    born VARCHAR(100) NOT NULL,
    seen TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX journal_run_by_server ON journal_run (server, id);
CREATE INDEX journal_run_by_operation ON journal_run (operation, id);
CREATE INDEX journal_run_by_person ON journal_run (person, id);
CREATE INDEX journal_run_by_outcome ON journal_run (outcome, id);

-- What a run is found by, in small letters, apart from the rest so that looking through all of them is quick.
CREATE TABLE journal_words (
    run_id VARCHAR(32) PRIMARY KEY REFERENCES journal_run (id) ON DELETE CASCADE,
    words VARCHAR NOT NULL
);

CREATE TABLE journal_step (
    run_id VARCHAR(32) NOT NULL REFERENCES journal_run (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    began TIMESTAMP WITH TIME ZONE NOT NULL,
    ended TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (run_id, number)
);

-- No foreign key: five million rows would each pay for it, and lines are only ever written by a run that is there.
CREATE TABLE journal_line (
    run_id VARCHAR(32) NOT NULL,
    number BIGINT NOT NULL,
    step INTEGER NOT NULL,
    said TIMESTAMP WITH TIME ZONE NOT NULL,
    place VARCHAR,
    words VARCHAR NOT NULL,
    PRIMARY KEY (run_id, number)
);

-- What would stay behind if the run died now; gone says when it was cleaned up or taken back.
CREATE TABLE journal_leftover (
    run_id VARCHAR(32) NOT NULL REFERENCES journal_run (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    server VARCHAR NOT NULL,
    details VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    added TIMESTAMP WITH TIME ZONE NOT NULL,
    gone TIMESTAMP WITH TIME ZONE,
    failure VARCHAR,
    PRIMARY KEY (run_id, number)
);
CREATE INDEX journal_leftover_by_gone ON journal_leftover (gone, run_id);

-- What only one run at a time may have: a server that is being changed, a database that is being backed up.
CREATE TABLE journal_hold (
    name VARCHAR(600) PRIMARY KEY,
    run_id VARCHAR(32) NOT NULL REFERENCES journal_run (id) ON DELETE CASCADE
);
CREATE INDEX journal_hold_by_run ON journal_hold (run_id);

-- One row, counted up with every change, so that a window can ask cheaply whether there is something new.
CREATE TABLE journal_revision (number BIGINT NOT NULL);
INSERT INTO journal_revision (number) VALUES (1);
