package dev.handrail.server;

import dev.handrail.store.Retrying;
import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The book of servers, in the store. Several processes may hold it open at once; every change goes through the one row
 * of server_revision, which makes them wait for each other and lets the others notice.
 */
public final class Servers {
    private static final String REPLACE =
            "UPDATE servers SET name = :name, name_key = :key, environment = :environment,"
                    + " profile = :profile, changed = :changed, changed_by = :person WHERE name_key = :was";
    private static final String ADD = "INSERT INTO servers (name, name_key, environment, profile, changed, changed_by)"
            + " VALUES (:name, :key, :environment, :profile, :changed, :person)";

    private final Retrying store;
    private final Clock clock;
    private final String person;

    /** A book in which a person writes, whose name is kept beside every change. */
    public Servers(Jdbi jdbi, Clock clock, String person) {
        this.store = new Retrying(jdbi);
        this.clock = clock;
        this.person = person;
    }

    /** All of them, by name. */
    public List<Server> all() {
        List<String> profiles = store.read(handle -> handle.createQuery("SELECT profile FROM servers ORDER BY name_key")
                .mapTo(String.class)
                .list());
        return profiles.stream().map(Servers::understood).toList();
    }

    /** The server of that name, whatever its case and the spaces around it. */
    public Optional<Server> named(String name) {
        return store.read(handle -> find(handle, name));
    }

    /** The server of that name, or a failure that says which ones there are. */
    public Server require(String name) throws OperationFailed {
        Optional<Server> server = named(name);
        if (server.isPresent()) {
            return server.get();
        }
        throw unknown(name);
    }

    /** Puts a server into the book, in place of the one that has its name. */
    public void save(Server server) {
        save(List.of(server));
    }

    /** Puts all of them into the book, or none. */
    public void save(List<Server> servers) {
        change(handle -> servers.forEach(server -> put(handle, server)));
    }

    private void put(Handle handle, Server server) {
        if (bound(handle.createUpdate(REPLACE), server)
                        .bind("was", key(server.name()))
                        .execute()
                == 0) {
            bound(handle.createUpdate(ADD), server).execute();
        }
    }

    /** Gives a server another name; its secrets in the vault are renamed by who calls this. */
    public Server rename(String from, String to) throws OperationFailed {
        Server server = require(from);
        Server renamed = renamed(server, to);
        change(handle -> {
            if (key(from).equals(key(to)) || find(handle, to).isEmpty()) {
                bound(handle.createUpdate(REPLACE), renamed)
                        .bind("was", key(from))
                        .execute();
            }
        });
        // What is there now counts: an answer of the store may get lost after it has done its work.
        if (named(to).equals(Optional.of(renamed))) {
            return renamed;
        }
        if (named(from).isEmpty()) {
            throw unknown(from);
        }
        throw OperationFailed.refused(Words.of("servers.rename", server.name(), renamed.name()))
                .cameBack(Words.of("servers.rename.taken"))
                .next(Words.of("servers.rename.next"))
                .build();
    }

    /** Takes a server out of the book, and leaves the server itself alone. */
    public void remove(String name) throws OperationFailed {
        require(name);
        change(handle -> handle.createUpdate("DELETE FROM servers WHERE name_key = :key")
                .bind("key", key(name))
                .execute());
    }

    /** Grows whenever anything in the book changed, in whichever process; cheap to ask for again and again. */
    public long revision() {
        return store.read(handle -> handle.createQuery("SELECT revision FROM server_revision")
                .mapTo(Long.class)
                .one());
    }

    /** A name as it is compared. */
    static String key(String name) {
        String composed = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private void change(Consumer<Handle> change) {
        store.change(handle -> {
            handle.execute("UPDATE server_revision SET revision = revision + 1");
            change.accept(handle);
        });
    }

    private static Optional<Server> find(Handle handle, String name) {
        return handle.createQuery("SELECT profile FROM servers WHERE name_key = :key")
                .bind("key", key(name))
                .mapTo(String.class)
                .findOne()
                .map(Servers::understood);
    }

    private <S extends SqlStatement<S>> S bound(S statement, Server server) {
        return statement
                .bind("name", server.name())
                .bind("key", key(server.name()))
                .bind("environment", server.environment().word())
                .bind("profile", ProfileFile.write(server))
                .bind("changed", Instant.now(clock))
                .bind("person", person);
    }

    /** The store holds only what this program wrote; a profile that cannot be read is a damaged store. */
    private static Server understood(String profile) {
        try {
            return ProfileFile.read(profile, Words.of("servers.stored")).getFirst();
        } catch (OperationFailed e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Server renamed(Server server, String name) throws OperationFailed {
        try {
            return server.withName(name);
        } catch (InvalidProfile e) {
            throw OperationFailed.usage(Words.of("servers.rename", server.name(), name))
                    .cameBack(Words.of("servers.name", e.text()))
                    .build();
        }
    }

    private OperationFailed unknown(String name) {
        List<String> names = all().stream().map(Server::name).toList();
        String next = names.isEmpty()
                ? Words.of("servers.unknown.none")
                : Nearest.to(name.strip(), names)
                        .map(near -> Words.of("servers.unknown.near", near))
                        .orElseGet(() -> Words.of("servers.unknown.others", String.join(", ", names)));
        return OperationFailed.usage(Words.of("servers.unknown", name))
                .next(next)
                .build();
    }
}
