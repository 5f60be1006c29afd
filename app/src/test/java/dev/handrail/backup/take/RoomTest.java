package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Copy;
import dev.handrail.backup.Target;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How much must stay free, on disks of sizes that no test has. */
class RoomTest {
    private static final Room ROOM = new Room(new Emptied("Parish", List.of()));

    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    private static Check check(OptionalLong free, OptionalLong capacity, long expected) {
        return ROOM.checks(List.of(target("the disk", "one", free, capacity)), expected)
                .getFirst();
    }

    /** @param disk what it lies on; nothing where nobody can tell, and "broken" where it cannot be asked */
    private static Target target(String place, String disk, OptionalLong free, OptionalLong capacity) {
        Storage storage = (Storage) Proxy.newProxyInstance(
                RoomTest.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "place" -> place;
                    case "disk" -> disk(disk);
                    case "free" -> free;
                    case "capacity" -> capacity;
                    default ->
                        throw OperationFailed.failed("It cannot be asked")
                                .next("Ask later.")
                                .build();
                });
        return new Target(place, Copy.Kind.FOLDER, storage);
    }

    private static Optional<String> disk(String name) throws OperationFailed {
        if (name.equals("broken")) {
            throw OperationFailed.failed("It cannot be asked")
                    .next("Ask later.")
                    .build();
        }
        return Optional.of(name).filter(one -> !one.isEmpty());
    }

    private static Check check(long free, long capacity, long expected) {
        return check(OptionalLong.of(free), OptionalLong.of(capacity), expected);
    }

    @Test
    void aGigabyteStaysFreeOnASmallDisk() {
        assertThat(check(3 * GIB, 10 * GIB, 2 * GIB - 1).state()).isEqualTo(State.OK);
        Check full = check(3 * GIB, 10 * GIB, 2 * GIB);
        assertThat(full.state()).isEqualTo(State.BLOCKER);
        assertThat(full.text())
                .isEqualTo("the disk has room for 3.0 GB; about 2.0 GB are needed, and 1.0 GB shall stay free");
        assertThat(full.advice()).contains("Make room");
    }

    @Test
    void aTwentiethStaysFreeOfALargeDisk() {
        assertThat(check(100 * GIB, 2 * TIB, GIB).state()).isEqualTo(State.BLOCKER);
        Check roomy = check(200 * GIB, 2 * TIB, 90 * GIB);
        assertThat(roomy.state()).isEqualTo(State.OK);
        assertThat(roomy.text()).contains("102 GB shall stay free");
    }

    @Test
    void aFullDiskTakesNotEvenNothing() {
        assertThat(check(GIB, 10 * GIB, 0).state()).isEqualTo(State.BLOCKER);
        assertThat(check(0, 10 * GIB, 0).state()).isEqualTo(State.BLOCKER);
    }

    private static Target of(String place, String disk) {
        return target(place, disk, OptionalLong.of(10 * GIB), OptionalLong.of(16 * GIB));
    }

    @Test
    void whatFitsOnADiskOnceNeedNotFitTwice() {
        List<Target> both = List.of(of("/a", "one"), of("/b", "one"));
        assertThat(ROOM.checks(both, 4 * GIB)).extracting(Check::state).containsOnly(State.OK);
        List<Check> full = ROOM.checks(both, 6 * GIB);
        assertThat(full).extracting(Check::state).containsExactly(State.OK, State.WARNING);
        assertThat(full.getLast().text()).contains("/b has room", "about 12 GB", "2 copies on the same disk");
        assertThat(ROOM.checks(both, 10 * GIB)).extracting(Check::state).containsOnly(State.BLOCKER);
    }

    @Test
    void whoIsNamedFirstHasTheRoomThatOneDiskHasForOne() {
        List<Target> three = List.of(of("/a", "one"), of("/b", "one"), of("/c", "two"));
        Room.Parted parted = ROOM.parted(three, 6 * GIB);
        assertThat(parted.fit()).extracting(Target::name).containsExactly("/a", "/c");
        assertThat(parted.leftOut()).extracting(lost -> lost.target().name()).containsExactly("/b");
    }

    @Test
    void onDisksOfTheirOwnEachHasItsOwnRoom() {
        List<Target> apart = List.of(of("/a", "one"), of("/b", "two"), of("/c", ""), of("/d", ""), of("/e", "broken"));
        assertThat(ROOM.checks(apart, 6 * GIB)).extracting(Check::state).containsOnly(State.OK);
        assertThat(ROOM.checks(apart, 10 * GIB)).extracting(Check::state).containsOnly(State.BLOCKER);
    }

    @Test
    void whereThereIsNoLimitThatIsSaid() {
        Check bucket = check(OptionalLong.empty(), OptionalLong.empty(), TIB);
        assertThat(bucket.state()).isEqualTo(State.OK);
        assertThat(bucket.text()).contains("about 1.0 TB to store").contains("tells no limit");
    }
}
