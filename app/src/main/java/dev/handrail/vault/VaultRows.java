package dev.handrail.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables of the vault. Whoever changes something locks first, so that changes wait for each other. */
final class VaultRows {
    private static final String FIELDS =
            "vault_id, protection, salt, memory_kib, passes, lanes, key_file, wrapped, changed";

    private VaultRows() {}

    static Optional<WrappedKey> key(Handle handle) {
        return handle.createQuery("SELECT " + FIELDS + " FROM vault_key")
                .map(VaultRows::wrappedKey)
                .findOne();
    }

    /** Nobody else changes the vault until the transaction ends; that row is always there. */
    static void lock(Handle handle) {
        handle.createQuery("SELECT failures FROM vault_guesses FOR UPDATE")
                .mapTo(Integer.class)
                .one();
    }

    /** How often it was locked on purpose, in whichever program. */
    static long locks(Handle handle) {
        return handle.createQuery("SELECT locks FROM vault_guesses")
                .mapTo(Long.class)
                .one();
    }

    static void countLock(Handle handle) {
        handle.execute("UPDATE vault_guesses SET locks = locks + 1");
    }

    static void putKey(Handle handle, WrappedKey key) {
        handle.execute("DELETE FROM vault_key");
        WrappedKey.Wrapping wrapping = key.wrapping();
        handle.createUpdate("INSERT INTO vault_key (only_row, " + FIELDS + ") VALUES (1, :id, :protection, :salt,"
                        + " :memory, :passes, :lanes, :file, :wrapped, :changed)")
                .bind("id", key.vaultId())
                .bind("protection", key.protection().name())
                .bind("salt", wrapping == null ? null : wrapping.salt())
                .bind(
                        "memory",
                        wrapping == null
                                ? null
                                : Integer.valueOf(wrapping.cost().memoryKib()))
                .bind(
                        "passes",
                        wrapping == null
                                ? null
                                : Integer.valueOf(wrapping.cost().passes()))
                .bind(
                        "lanes",
                        wrapping == null
                                ? null
                                : Integer.valueOf(wrapping.cost().lanes()))
                .bind("file", key.keyFile())
                .bind("wrapped", key.wrapped())
                .bind("changed", key.changed())
                .execute();
    }

    static List<String> names(Handle handle) {
        return handle.createQuery("SELECT name FROM vault_secrets ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    static Optional<String> sealed(Handle handle, String name) {
        return handle.createQuery("SELECT sealed FROM vault_secrets WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    static void put(Handle handle, String name, String sealed, Instant now) {
        remove(handle, name);
        handle.createUpdate("INSERT INTO vault_secrets (name, sealed, changed) VALUES (:name, :sealed, :now)")
                .bind("name", name)
                .bind("sealed", sealed)
                .bind("now", now)
                .execute();
    }

    static boolean remove(Handle handle, String name) {
        return handle.createUpdate("DELETE FROM vault_secrets WHERE name = :name")
                        .bind("name", name)
                        .execute()
                == 1;
    }

    static void removeAll(Handle handle) {
        handle.execute("DELETE FROM vault_secrets");
        handle.execute("DELETE FROM vault_key");
    }

    private static WrappedKey wrappedKey(ResultSet row, StatementContext context) throws SQLException {
        String salt = row.getString("salt");
        Argon2 cost = new Argon2(row.getInt("memory_kib"), row.getInt("passes"), row.getInt("lanes"));
        return new WrappedKey(
                row.getString("vault_id"),
                Protection.valueOf(row.getString("protection")),
                salt == null ? null : new WrappedKey.Wrapping(cost, salt),
                row.getString("key_file"),
                row.getString("wrapped"),
                row.getTimestamp("changed").toInstant());
    }
}
