package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory is taken for files only where there is plenty of it. */
class RoomInMemoryTest {
    private static final String MOUNTS = """
            /dev/vda / ext4 rw 0 0
            tmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0
            """;

    @Test
    void aLargeMachineHasRoom() {
        assertThat(RoomInMemory.isThere(MOUNTS, available(24), RoomInMemory.FREE))
                .isTrue();
    }

    @Test
    void theSmallOneOfAContainerIsLeftAlone() {
        assertThat(RoomInMemory.isThere(MOUNTS, available(24), 64 << 20)).isFalse();
    }

    @Test
    void aMachineWithLittleMemoryKeepsIt() {
        assertThat(RoomInMemory.isThere(MOUNTS, available(11), RoomInMemory.FREE))
                .isFalse();
        assertThat(RoomInMemory.isThere(MOUNTS, "MemTotal: 24000000 kB\n", RoomInMemory.FREE))
                .isFalse();
    }

    @Test
    void whereNothingLiesInMemoryThereIsNone() {
        String disk = "/dev/vda / ext4 rw 0 0\n/dev/vdb /dev/shm ext4 rw 0 0\n";
        assertThat(RoomInMemory.isThere(disk, available(24), RoomInMemory.FREE)).isFalse();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndNothingElse(@TempDir Path mount) throws IOException {
        String gone = "handrail-tests-999999999-1";
        Files.writeString(
                Files.createDirectories(mount.resolve(gone).resolve("data")).resolve("file"), "left");
        Path used = Files.createDirectory(
                mount.resolve("handrail-tests-" + ProcessHandle.current().pid() + "-1"));
        Path another = Files.createDirectory(mount.resolve("handrail-tests-of-somebody"));
        RoomInMemory.clear(mount);
        assertThat(mount.resolve(gone)).doesNotExist();
        assertThat(List.of(used, another))
                .allSatisfy(folder -> assertThat(folder).isDirectory());
    }

    @Test
    void eachAsksForAFolderOfItsOwn() throws IOException {
        Optional<Path> one = RoomInMemory.folder();
        Optional<Path> other = RoomInMemory.folder();
        if (one.isPresent()) {
            Files.delete(one.get());
        }
        if (other.isPresent()) {
            Files.delete(other.get());
            assertThat(one).isNotEqualTo(other);
        }
    }

    private static String available(long gigabytes) {
        return "MemTotal:       24635432 kB\nMemAvailable:   %d kB\nSwapTotal: 0 kB\n".formatted(gigabytes << 20);
    }
}
