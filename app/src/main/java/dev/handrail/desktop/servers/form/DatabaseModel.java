package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.SecretModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Database.Tool;
import dev.handrail.server.Engine;
import dev.handrail.server.WholePath;
import dev.handrail.words.Words;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One database of the form, with what each way to reach it needs. */
public final class DatabaseModel implements PartModel<Database> {
    private static final String ANY = "any";

    private final String initialName;
    private final Field name;
    private final ObjectProperty<Engine> engine;
    private final KeepModel keep;
    private final DumpModel dump;
    private final DrillModel drill;
    private final Field undo;
    private final ObjectProperty<Way> way;
    private final Field host;
    private final Field port;
    private final Field socket;
    private final Field container;
    private final ObjectProperty<Tool> tool;
    private final Field as;
    private final Field user;
    private final SecretModel password;

    /** How a database is reached from its server. */
    public enum Way {
        TCP("form.database.tcp", "form.database.tcp.how"),
        SOCKET("form.database.socket", "form.database.socket.how"),
        CONTAINER("form.database.container", "form.database.container.how");

        private final String words;
        private final String how;

        Way(String words, String how) {
            this.words = words;
            this.how = how;
        }

        String words() {
            return Words.of(words);
        }

        String how() {
            return Words.of(how);
        }

        private static Way of(Database database) {
            if (database.container() != null) {
                return CONTAINER;
            }
            return database.socket() == null ? TCP : SOCKET;
        }
    }

    /** A database that is added. */
    DatabaseModel() {
        this(
                new Database(
                        ANY,
                        Engine.POSTGRESQL,
                        Database.LOCALHOST,
                        Engine.POSTGRESQL.defaultPort(),
                        ANY,
                        SecretWay.VAULT.ref(""),
                        null,
                        null,
                        null,
                        null),
                "",
                "");
    }

    DatabaseModel(Database before) {
        this(before, before.name(), text(before.user()));
    }

    private DatabaseModel(Database before, String name, String user) {
        Container inside = before.container();
        this.initialName = name;
        this.name = Field.of(name, text -> probe(text, ANY, ANY));
        this.engine = new SimpleObjectProperty<>(before.engine());
        this.keep = new KeepModel(before.keep());
        this.dump = new DumpModel(before.dump());
        this.drill = new DrillModel(before.drill());
        this.undo = UndoField.of(before.undo());
        this.way = new SimpleObjectProperty<>(Way.of(before));
        this.host = Field.of(before.host(), DatabaseModel::at);
        this.port = Field.port(before.port());
        this.socket = Field.of(text(before.socket()), text -> WholePath.there("socket", text));
        this.container = Field.of(inside == null ? "" : inside.name(), text -> new Container(text, Tool.DOCKER));
        this.tool = new SimpleObjectProperty<>(inside == null ? Tool.DOCKER : inside.tool());
        this.as = Field.optional(text(before.as()), DatabaseModel::account);
        this.user = Field.of(user, text -> text.isEmpty() && comesAsAccount() ? ANY : probe(ANY, text, ANY));
        this.password = new SecretModel(SecretWay.of(before.password()), before.password());
        engine.subscribe(this::otherEngine);
        way.subscribe(this::otherWay);
        as.text().subscribe((was, now) -> this.user.lookAgain());
    }

    @Override
    public Field name() {
        return name;
    }

    /** What it was called before; empty where it is added. */
    String initialName() {
        return initialName;
    }

    @Override
    public StringExpression brief() {
        return StringExpression.stringExpression(engine.map(DatabaseModel::words));
    }

    static String words(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> "PostgreSQL";
            case MARIADB -> "MariaDB";
            case MYSQL -> "MySQL";
        };
    }

    public ObjectProperty<Engine> engine() {
        return engine;
    }

    public KeepModel keep() {
        return keep;
    }

    /** How it is dumped. */
    public DumpModel dump() {
        return dump;
    }

    /** How it is tried out. */
    public DrillModel drill() {
        return drill;
    }

    /** For how long what a restore replaced is kept. */
    public Field undo() {
        return undo;
    }

    public ObjectProperty<Way> way() {
        return way;
    }

    public Field host() {
        return host;
    }

    public Field port() {
        return port;
    }

    /** The folder or the file of its Unix socket. */
    public Field socket() {
        return socket;
    }

    public Field container() {
        return container;
    }

    public ObjectProperty<Tool> tool() {
        return tool;
    }

    /** The account of the server that it is reached as; empty for the one that signs in. */
    public Field as() {
        return as;
    }

    /** The database's own user; empty where the account says who comes. */
    public Field user() {
        return user;
    }

    public SecretModel password() {
        return password;
    }

    @Override
    public boolean valid() {
        Stream<Field> always = Stream.of(name, port, user, undo);
        Stream<Field> fields = Stream.concat(
                always,
                switch (way.get()) {
                    case TCP -> Stream.of(host);
                    case SOCKET -> Stream.of(socket, as);
                    case CONTAINER -> Stream.of(host, container, as);
                });
        // Each is looked at, so that each says what is wrong with it.
        return fields.map(Field::valid)
                .reduce(password.valid() & keep.valid() & dump.valid() & drill.valid(), Boolean::logicalAnd);
    }

    @Override
    public Database build() {
        Way by = way.get();
        return new Database(
                name.value(),
                engine.get(),
                by == Way.SOCKET ? Database.LOCALHOST : host.value(),
                port.number(),
                user.given().orElse(null),
                password.ref(),
                by == Way.CONTAINER ? new Container(container.value(), tool.get()) : null,
                by == Way.SOCKET ? socket.value() : null,
                by == Way.TCP ? null : as.given().orElse(null),
                keep.build(),
                dump.build(),
                drill.build(),
                UndoField.build(undo));
    }

    private boolean comesAsAccount() {
        return way.get() != Way.TCP && as.given().isPresent();
    }

    private void otherEngine(Engine was, Engine now) {
        dump.become(now);
        if (port.value().equals(Integer.toString(was.defaultPort()))) {
            port.text().set(Integer.toString(now.defaultPort()));
        }
    }

    /** By its socket, the account is the proof, unless a person says otherwise. */
    private void otherWay(Way was, Way now) {
        if (now == Way.SOCKET && password.way().get() == SecretWay.VAULT) {
            password.way().set(SecretWay.NONE);
        } else if (was == Way.SOCKET && password.way().get() == SecretWay.NONE) {
            password.way().set(SecretWay.VAULT);
        }
        user.lookAgain();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Database at(String host) {
        return new Database(ANY, Engine.POSTGRESQL, host, 1, ANY, null, null, null, null, null);
    }

    private static Database account(String as) {
        return new Database(ANY, Engine.POSTGRESQL, Database.LOCALHOST, 1, null, null, null, ANY, as, null);
    }

    private static Database probe(String name, String user, String socket) {
        return new Database(name, Engine.POSTGRESQL, Database.LOCALHOST, 1, user, null, null, socket, null, null);
    }
}
