-- How often the vault was locked on purpose: a program that opened it before that has forgotten its key.
ALTER TABLE vault_guesses ADD COLUMN locks BIGINT DEFAULT 0 NOT NULL;
