-- The catalogue of backups. The manifest is kept whole, as it lies beside the artifact; what is searched for has columns.
CREATE TABLE backup (
    id       VARCHAR(40)              PRIMARY KEY,
    server   VARCHAR(200)             NOT NULL,
    source   VARCHAR(200)             NOT NULL,
    taken    TIMESTAMP WITH TIME ZONE NOT NULL,
    manifest TEXT                     NOT NULL,
    pinned   BOOLEAN                  NOT NULL
);
CREATE INDEX backup_by_server ON backup (server, taken);

CREATE TABLE backup_copy (
    backup      VARCHAR(40)   NOT NULL REFERENCES backup (id),
    destination VARCHAR(200)  NOT NULL,
    place       VARCHAR(4000) NOT NULL,
    file        VARCHAR(1000) NOT NULL,
    state       VARCHAR(20)   NOT NULL,
    PRIMARY KEY (backup, destination)
);

CREATE TABLE backup_proof (
    backup VARCHAR(40)              NOT NULL REFERENCES backup (id),
    rung   INTEGER                  NOT NULL,
    at     TIMESTAMP WITH TIME ZONE NOT NULL,
    millis BIGINT                   NOT NULL,
    passed BOOLEAN                  NOT NULL,
    detail TEXT                     NOT NULL
);
CREATE INDEX backup_proof_by_backup ON backup_proof (backup, at);

CREATE TABLE backup_revision (
    revision BIGINT NOT NULL
);
INSERT INTO backup_revision (revision) VALUES (0);
