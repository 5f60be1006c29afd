package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several programs, each with a process of its own, on one store at once. */
@Timeout(180)
class SharedStoreTest {
    @TempDir
    Path home;

    @Test
    void theOwnerIsKilledWhileAnotherMakesTheTables() throws Exception {
        Process owner = StoreOwner.start(home);
        try (Store store = Store.open(home, StoreOwner.killing(owner, 3))) {
            assertThat(owner.isAlive()).isFalse();
            assertThat(applied(store)).isEqualTo(Migrations.NAMES);
        }
    }

    /** Of all openings of a file that a program has, the first that it closes lets the lock of the system on it go. */
    @Test
    void whoLooksWhatProfilesNameKeepsItsOwnStoreFromEverybodyElse() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            assertThat(StoreTaker.couldTake(home)).isFalse();
            assertThat(ChosenFolder.naming(home, home)).isEmpty();
            assertThat(StoreTaker.couldTake(home)).isFalse();
            assertThat(applied(store)).isEqualTo(Migrations.NAMES);
        }
        assertThat(StoreTaker.couldTake(home)).isTrue();
    }

    @Test
    void severalProgramsShareAPostgresStore() throws Exception {
        String address = BothStores.freshDatabase();
        try (Store store = Store.on(address, "postgres", "", Clock.systemUTC())) {
            StoreVisitor.makeRoom(store);
            StoreVisitor.sendAtOnce(address, 3, 50);
            StoreVisitor.assertEachNoted(store, 3, 50);
        }
    }

    @Test
    void programsThatFindAnEmptyPostgresAtOnceMakeItsTablesOnce() throws Exception {
        String address = BothStores.freshDatabase();
        StoreVisitor.sendAtOnce(address, 3, 0);
        try (Store store = Store.on(address, "postgres", "", Clock.systemUTC())) {
            assertThat(applied(store)).isEqualTo(Migrations.NAMES);
        }
    }

    @Test
    void aPostgresThatIsNotThereIsSaidWithItsAddress() {
        assertThatThrownBy(() -> Store.on("jdbc:postgresql://127.0.0.1:1/store", "postgres", "", Clock.systemUTC()))
                .isInstanceOfSatisfying(OperationFailed.class, e -> {
                    assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
                    assertThat(e.where()).isEqualTo("jdbc:postgresql://127.0.0.1:1/store");
                    assertThat(e.next()).isNotBlank();
                });
    }

    private static List<String> applied(Store store) {
        return store.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT name FROM schema_change ORDER BY number")
                        .mapTo(String.class)
                        .list());
    }
}
