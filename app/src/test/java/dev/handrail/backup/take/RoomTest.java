package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Copy;
import dev.handrail.backup.Target;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import java.lang.reflect.Proxy;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How much must stay free, on disks of sizes that no test has. */
class RoomTest {
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    private static Check check(OptionalLong free, OptionalLong capacity, long expected) {
        Storage disk = (Storage) Proxy.newProxyInstance(
                RoomTest.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "place" -> "the disk";
                    case "free" -> free;
                    case "capacity" -> capacity;
                    default ->
                        throw OperationFailed.failed("It cannot be asked")
                                .next("Ask later.")
                                .build();
                });
        return Room.check(new Target("here", Copy.Kind.FOLDER, disk), expected);
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

    @Test
    void whereThereIsNoLimitThatIsSaid() {
        Check bucket = check(OptionalLong.empty(), OptionalLong.empty(), TIB);
        assertThat(bucket.state()).isEqualTo(State.OK);
        assertThat(bucket.text()).contains("about 1.0 TB to store").contains("tells no limit");
    }
}
