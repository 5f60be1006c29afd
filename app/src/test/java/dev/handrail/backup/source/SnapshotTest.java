package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final String DATABASE = "snapped_" + ProcessHandle.current().pid();

    private final List<String> called = new ArrayList<>();

    @BeforeEach
    void make() throws Exception {
        TestDatabase.create(DATABASE);
    }

    @AfterEach
    void drop() throws Exception {
        TestDatabase.drop(DATABASE);
    }

    /** A session that says what is done with it. */
    private Connection watched(Connection session) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A cancel takes a connection of its own, whose end is long in coming through some relays. */
    @Test
    void oneInWhichNothingRunsIsClosedWithoutACancel() throws Exception {
        try (Connection session = TestDatabase.connect(DATABASE);
                Snapshot snapshot = Snapshot.take(watched(session))) {
            assertThat(snapshot.name()).isNotBlank();
            snapshot.close();
            assertThat(session.isClosed()).isTrue();
            assertThat(called).contains("close").doesNotContain("unwrap", "abort");
        }
    }
}
