-- The key of the vault, wrapped by a passphrase (salt and cost of Argon2id beside it) or by a key file in the data folder.
CREATE TABLE vault_key (
    only_row SMALLINT PRIMARY KEY CHECK (only_row = 1),
    vault_id VARCHAR(40) NOT NULL,
    protection VARCHAR(20) NOT NULL,
    salt VARCHAR(100),
    memory_kib INTEGER,
    passes INTEGER,
    lanes INTEGER,
    key_file VARCHAR(100),
    wrapped VARCHAR(500) NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Wrong passphrases since the last right one, and before when no other may be tried, in whichever process.
CREATE TABLE vault_guesses (
    only_row SMALLINT PRIMARY KEY CHECK (only_row = 1),
    failures INTEGER NOT NULL,
    not_before TIMESTAMP WITH TIME ZONE NOT NULL
);

INSERT INTO vault_guesses (only_row, failures, not_before) VALUES (1, 0, TIMESTAMP '2000-01-01 00:00:00');

-- The secrets, each sealed together with its name.
CREATE TABLE vault_secrets (
    name VARCHAR(600) PRIMARY KEY,
    sealed TEXT NOT NULL,
    changed TIMESTAMP WITH TIME ZONE NOT NULL
);
