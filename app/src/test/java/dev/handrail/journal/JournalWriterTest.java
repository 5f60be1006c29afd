package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Retrying;
import dev.handrail.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can never be written keeps nothing else from it. */
class JournalWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @OnBothStores
    void whatTheStoreWillNeverTakeIsToldToWhoToldItAndTheRestGoesOn(Store store) {
        store.jdbi().useHandle(handle -> handle.execute("CREATE TABLE note (name VARCHAR(20))"));
        try (JournalWriter writer = new JournalWriter(new Retrying(store.jdbi()), PATIENCE, () -> {})) {
            Change tooLong = handle -> note(handle, "x".repeat(1000));
            Change broken = handle -> {
                throw new IllegalStateException("A fault of the program.");
            };
            assertThatThrownBy(() -> writer.now(tooLong)).isInstanceOf(JournalLost.class);
            assertThatThrownBy(() -> writer.now(broken)).isInstanceOf(JournalLost.class);
            writer.soon(tooLong);
            writer.now(handle -> note(handle, "after"));
        }
        List<String> noted = store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT name FROM note")
                        .mapTo(String.class)
                        .list());
        assertThat(noted).containsExactly("after");
    }

    @Test
    @Timeout(10)
    void whereNothingWaitsTheEndWaitsForNoStore() {
        ConnectionFactory broken = () -> {
            throw new SQLException("no room");
        };
        new JournalWriter(new Retrying(Jdbi.create(broken)), PATIENCE, () -> {}).close();
    }

    private static void note(Handle handle, String name) {
        handle.createUpdate("INSERT INTO note (name) VALUES (:name)")
                .bind("name", name)
                .execute();
    }
}
