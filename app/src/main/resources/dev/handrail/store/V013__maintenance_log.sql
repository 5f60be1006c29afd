-- The maintenance log in the words of persons. Rows are only ever added: what is put differently later is a further version.
CREATE TABLE maintenance_entry (
    id      VARCHAR(40)              NOT NULL,
    version INTEGER                  NOT NULL,
    -- Tells whether it is there already, when the answer to writing it got lost.
    mark    VARCHAR(40)              NOT NULL,
    title   TEXT                     NOT NULL,
    server  VARCHAR(200)             NOT NULL,
    began   TIMESTAMP WITH TIME ZONE NOT NULL,
    ended   TIMESTAMP WITH TIME ZONE NOT NULL,
    people  TEXT                     NOT NULL,
    runs    TEXT                     NOT NULL,
    texts   TEXT                     NOT NULL,
    written TIMESTAMP WITH TIME ZONE NOT NULL,
    writer  VARCHAR(200)             NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX maintenance_entry_by_mark ON maintenance_entry (mark);
CREATE INDEX maintenance_entry_by_time ON maintenance_entry (began);
