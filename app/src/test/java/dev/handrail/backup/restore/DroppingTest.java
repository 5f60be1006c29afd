package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppingTest {
    private static final String NAME = "to \"drop\"";

    @TempDir
    private Path home;

    private Rig rig;
    private Subscriptions none;

    @BeforeEach
    void there() throws Exception {
        TestDatabase.create(NAME);
        rig = new Rig(home);
        Server server = rig.server(new Access.ThisComputer(Sudo.NONE), NAME);
        none = new Subscriptions(rig.databases(), server, server.databases().getFirst(), NAME);
    }

    @AfterEach
    void gone() throws SQLException {
        rig.close();
        TestDatabase.drop(NAME);
    }

    @Test
    void whoIsConnectedDoesNotKeepItFromBeingDropped() throws Exception {
        List<String> said = new ArrayList<>();
        try (Connection inside = TestDatabase.connect(NAME);
                Connection working = TestDatabase.connect(NAME);
                Statement begun = working.createStatement();
                Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            begun.execute("BEGIN; CREATE TABLE half (done int)");
            Dropping.drop(heard(statement, said), none);
            assertThat(inside.isValid(5)).isFalse();
            assertThat(working.isValid(5)).isFalse();
        }
        assertThat(TestDatabase.exists(NAME)).isFalse();
        assertThat(String.join("; ", new LinkedHashSet<>(said)))
                .as("what a plan shows is what is said")
                .isEqualTo(Dropping.shown(NAME));
        assertThat(said)
                .contains(Dropping.statement(NAME))
                .noneMatch(sql -> sql.toUpperCase(Locale.ROOT).contains("FORCE"));
    }

    @Test
    void whatIsNotThereIsSaidAtOnce() throws SQLException {
        TestDatabase.drop(NAME);
        try (Connection elsewhere = TestDatabase.connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            assertThatThrownBy(() -> Dropping.drop(statement, none))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3D000"));
        }
    }

    private static Statement heard(Statement statement, List<String> said) {
        return (Statement) Proxy.newProxyInstance(
                DroppingTest.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("execute")) {
                        said.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(statement, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }
}
