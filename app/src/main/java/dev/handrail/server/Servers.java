package dev.handrail.server;

import dev.handrail.store.Retrying;
import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** All that can be read, by name. */
    public List<Server> all() {
        return shelf().servers();
    }

    /** All that can be read, by name, and of each of the others why it cannot. */
    public Shelf shelf() {
        List<Map.Entry<String, String>> rows =
                store.read(handle -> handle.createQuery("SELECT name, profile FROM servers ORDER BY name_key")
                        .map((row, context) -> Map.entry(row.getString("name"), row.getString("profile")))
                        .list());
        List<Server> servers = new ArrayList<>();
        List<OperationFailed> unreadable = new ArrayList<>();
        for (Map.Entry<String, String> row : rows) {
            try {
                servers.add(understood(row.getKey(), row.getValue()));
            } catch (OperationFailed e) {
                unreadable.add(e);
            }
        }
        return new Shelf(servers, unreadable);
    }

    /** What stands in the book: one profile that cannot be read takes no other server away. */
    public record Shelf(List<Server> servers, List<OperationFailed> unreadable) {
        public Shelf {
            servers = List.copyOf(servers);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** The server of that name, whatever its case and the spaces around it. */
    public Optional<Server> named(String name) throws OperationFailed {
        Optional<String> profile = profile(name);
        return profile.isEmpty() ? Optional.empty() : Optional.of(understood(name.strip(), profile.get()));
    }

    /** The profile of that name as it is stored, whether it can be read or not. */
    public Optional<String> profile(String name) {
        return store.read(handle -> find(handle, name));
    }

    /** How a server is called in the book that may be asked for in other letters. */
    public Optional<String> called(String name) {
        return store.read(handle -> handle.createQuery("SELECT name FROM servers WHERE name_key = :key")
                .bind("key", key(name))
                .mapTo(String.class)
                .findOne());
    }

    /** The server of that name, or a failure that says which ones there are. */
    public Server require(String name) throws OperationFailed {
        Optional<Server> server = named(name);
        if (server.isPresent()) {
            return server.get();
        }
        throw unknown(name);
    }

    /** The server of that name; where its profile is gone or unreadable, one of which nothing but the name is known. */
    public Server orRemoved(String name) {
        try {
            return require(name);
        } catch (OperationFailed e) {
            return Server.of(name, Environment.PRODUCTION, new Access.ThisComputer(Sudo.NONE));
        }
    }

    /** Puts a server into the book, in place of the one that has its name. */
    public void save(Server server) {
        save(List.of(server));
    }

    /** Puts all of them into the book, or none. */
    public void save(List<Server> servers) {
        change(handle -> servers.forEach(server -> put(handle, server)));
    }

    /**
     * Puts all of them into the book, or none: refused where one is no longer as whoever writes this saw it before.
     *
     * @param seen for each server the profile that stood in the book under its name; empty where it is new
     */
    public void replace(Map<Server, Optional<String>> seen) throws OperationFailed {
        store.<Boolean, OperationFailed>transaction(handle -> {
            count(handle);
            for (Map.Entry<Server, Optional<String>> change : seen.entrySet()) {
                requireUnchanged(handle, change.getValue(), change.getKey());
            }
            seen.keySet().forEach(server -> put(handle, server));
            return true;
        });
    }

    /** Fails where the book holds something else under that name than it did before, or could not hold this. */
    public void requireUnchanged(Optional<String> before, Server after) throws OperationFailed {
        store.<Boolean, OperationFailed>read(handle -> {
            requireUnchanged(handle, before, after);
            return true;
        });
    }

    /** What is there already as it is to be is right too: an answer of the store may get lost after it has done its work. */
    private static void requireUnchanged(Handle handle, Optional<String> before, Server after) throws OperationFailed {
        ProfileFile.requireReadable(after);
        Optional<String> now = find(handle, after.name());
        if (!now.equals(before) && !now.equals(Optional.of(ProfileFile.write(after)))) {
            throw OperationFailed.refused(Words.of("servers.replace", after.name()))
                    .cameBack(meanwhile(before, now))
                    .next(Words.of("servers.replace.next"))
                    .build();
        }
    }

    private static String meanwhile(Optional<String> before, Optional<String> now) {
        if (now.isEmpty()) {
            return Words.of("servers.replace.removed");
        }
        return before.isEmpty() ? Words.of("servers.replace.added") : Words.of("servers.replace.changed");
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
        ProfileFile.requireReadable(renamed);
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
        if (profile(from).isEmpty()) {
            throw unknown(from);
        }
        throw OperationFailed.refused(Words.of("servers.rename", server.name(), renamed.name()))
                .cameBack(Words.of("servers.rename.taken"))
                .next(Words.of("servers.rename.next"))
                .build();
    }

    /** Takes a server out of the book, and leaves the server itself alone. */
    public void remove(String name) throws OperationFailed {
        if (profile(name).isEmpty()) {
            throw unknown(name);
        }
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
    public static String key(String name) {
        String composed = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private void change(Consumer<Handle> change) {
        store.change(handle -> {
            count(handle);
            change.accept(handle);
        });
    }

    /** Comes first in every change: from here on all others wait. */
    private static void count(Handle handle) {
        handle.execute("UPDATE server_revision SET revision = revision + 1");
    }

    private static Optional<String> find(Handle handle, String name) {
        return handle.createQuery("SELECT profile FROM servers WHERE name_key = :key")
                .bind("key", key(name))
                .mapTo(String.class)
                .findOne();
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

    /** A newer program may have written it, with words that this one does not know. */
    private static Server understood(String name, String profile) throws OperationFailed {
        try {
            return ProfileFile.stored(profile, Words.of("servers.stored"));
        } catch (OperationFailed e) {
            throw OperationFailed.failed(Words.of("servers.unreadable", name))
                    .cameBack(e.cameBack() == null ? e.tried() : e.cameBack())
                    .next(Words.of("servers.unreadable.next", name))
                    .because(e);
        }
    }

    /** The same server under another name, where that is one. */
    public static Server renamed(Server server, String name) throws OperationFailed {
        try {
            return server.withName(name);
        } catch (InvalidProfile e) {
            throw OperationFailed.usage(Words.of("servers.rename", server.name(), name))
                    .cameBack(Words.of("servers.name", e.text()))
                    .next(Words.of("servers.rename.next"))
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
