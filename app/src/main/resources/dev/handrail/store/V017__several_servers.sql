-- A walkthrough may be for several servers: then all of them stand here in the order of their turns, each with the answers that
-- are its own. One that is for a single server has none.
CREATE TABLE walkthrough_server (
    walkthrough VARCHAR(40)  NOT NULL REFERENCES walkthrough (id) ON DELETE CASCADE,
    place       INTEGER      NOT NULL,
    server      VARCHAR(200) NOT NULL,
    answers     TEXT         NOT NULL,
    PRIMARY KEY (walkthrough, place)
);
CREATE INDEX walkthrough_server_by_name ON walkthrough_server (server);

-- The server that it happened on; empty where it is about all of them.
ALTER TABLE walkthrough_event ADD COLUMN server VARCHAR(200) DEFAULT '' NOT NULL;

-- Under which servers an entry of the maintenance log is found that is about several; its own column names them all.
CREATE TABLE maintenance_entry_server (
    entry  VARCHAR(40)  NOT NULL,
    server VARCHAR(200) NOT NULL,
    PRIMARY KEY (entry, server)
);
ALTER TABLE maintenance_entry ALTER COLUMN server SET DATA TYPE VARCHAR(4000);
