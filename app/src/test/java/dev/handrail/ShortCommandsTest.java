package dev.handrail;

import dev.handrail.store.Store;
import dev.handrail.store.StoreVisitor;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of a moment, each with a process of its own, on one store: whoever has it open hands it to the next. */
@Timeout(180)
class ShortCommandsTest {
    @TempDir
    Path home;

    @Test
    void threeShortCommandsAtOnceOnOneDataFolderAllComeThrough() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            StoreVisitor.makeRoom(store);
        }
        StoreVisitor.sendAtOnce(home.toString(), 3, 20);
        try (Store store = Store.open(home, Clock.systemUTC())) {
            StoreVisitor.assertEachNoted(store, 3, 20);
        }
    }

    @Test
    void shortCommandsComeAndGoBesideAProgramThatStays() throws Exception {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            StoreVisitor.makeRoom(store);
            StoreVisitor.sendAtOnce(home.toString(), 2, 10);
            StoreVisitor.assertEachNoted(store, 2, 10);
        }
    }
}
