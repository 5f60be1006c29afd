package dev.handrail.desktop.servers;

import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.InvalidProfile;
import dev.handrail.words.Words;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One database of the form; what the form does not show of it stays as it was. */
public final class DatabaseModel {
    private final @Nullable Database before;
    private final Field name;
    private final Field host;
    private final Field port;
    private final Field user;
    private final ObjectProperty<Engine> engine;
    private final SecretModel password;

    DatabaseModel(@Nullable Database before) {
        this.before = before;
        this.name = Field.of(before == null ? "" : before.name(), DatabaseModel::named);
        this.host = Field.of(before == null ? Database.LOCALHOST : before.host(), DatabaseModel::at);
        this.engine = new SimpleObjectProperty<>(before == null ? Engine.POSTGRESQL : before.engine());
        this.port = Field.port(before == null ? Engine.POSTGRESQL.defaultPort() : before.port());
        String known = before == null || before.user() == null ? "" : before.user();
        this.user = needsUser() ? Field.of(known, DatabaseModel::by) : Field.optional(known, DatabaseModel::by);
        this.password = new SecretModel(
                before == null ? SecretWay.VAULT : SecretWay.of(before.password()),
                before == null ? null : before.password());
        engine.subscribe(this::otherEngine);
    }

    public Field name() {
        return name;
    }

    public Field host() {
        return host;
    }

    public Field port() {
        return port;
    }

    public Field user() {
        return user;
    }

    public ObjectProperty<Engine> engine() {
        return engine;
    }

    public SecretModel password() {
        return password;
    }

    /** Whether a password may have to be typed: who comes by the socket as an account of the system needs none. */
    public boolean mayHavePassword() {
        return before == null || before.as() == null;
    }

    /** How it is reached where the form cannot say it; nothing where it can. */
    public Optional<String> specialWay() {
        if (before != null && before.container() != null) {
            return Optional.of(
                    Words.of("form.database.container", before.container().name()));
        }
        return before != null && before.socket() != null
                ? Optional.of(Words.of("form.database.socket", before.socket()))
                : Optional.empty();
    }

    boolean valid() {
        // Each is looked at, so that each says what is wrong with it.
        return Stream.of(name.valid(), host.valid(), port.valid(), user.valid(), password.valid())
                .allMatch(valid -> valid);
    }

    Database build() throws InvalidProfile {
        return new Database(
                name.value(),
                engine.get(),
                host.value(),
                port.number(),
                user.given().orElse(null),
                password.ref(),
                before == null ? null : before.container(),
                before == null ? null : before.socket(),
                before == null ? null : before.as(),
                before == null ? null : before.keep());
    }

    private boolean needsUser() {
        return before == null || before.as() == null;
    }

    private void otherEngine(Engine was, Engine now) {
        if (port.value().equals(Integer.toString(was.defaultPort()))) {
            port.text().set(Integer.toString(now.defaultPort()));
        }
    }

    private static Database named(String name) {
        return probe(name, Database.LOCALHOST, "user");
    }

    private static Database at(String host) {
        return probe("name", host, "user");
    }

    private static Database by(String user) {
        return probe("name", Database.LOCALHOST, user);
    }

    private static Database probe(String name, String host, String user) {
        int port = Engine.POSTGRESQL.defaultPort();
        return new Database(name, Engine.POSTGRESQL, host, port, user, null, null, null, null, null);
    }
}
