package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.backup.Copy;
import dev.handrail.backup.Target;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.storage.Folder;
import dev.handrail.storage.Storage;
import dev.handrail.storage.StorageOnCue;
import dev.handrail.storage.StorageOnCue.Cue;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FanTest {
    private static final byte[] CHUNK = "a part of a dump".getBytes(StandardCharsets.UTF_8);
    private static final int CHUNKS = 100;
    /** Far more than what a busy machine takes from one that has something to do. */
    private static final Patience LITTLE_BY_LITTLE = new Patience(Duration.ofDays(1), Duration.ofMillis(100));

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(
            value = Cue.class,
            names = {"BEGIN", "WRITE", "COMMIT"})
    void aDestinationThatFailsDoesNotSpoilTheOther(Cue cue) throws Exception {
        Target good = target("good", Cue.NEVER);
        Target bad = target("bad", cue);
        try (Fan fan = fan(bad, good)) {
            send(fan);
            assertThat(fan.stored()).containsExactly(good);
            assertThat(fan.lost()).extracting(Branch::target).containsExactly(bad);
            assertThat(fan.lost().getFirst().why()).hasMessageContaining("on cue");
        }
        assertThat(names("good")).containsExactly("a.dump", "a.dump.json");
        assertThat(Files.size(temp.resolve("good/a.dump"))).isEqualTo((long) CHUNKS * CHUNK.length);
        assertThat(names("bad")).doesNotContain("a.dump", "a.dump.partial");
    }

    @Test
    void anErrorOfOurOwnWhileWritingNeverMakesAWholeFile() throws Exception {
        try (Fan fan = fan(target("broken", Cue.BREAK))) {
            assertThatThrownBy(() -> send(fan)).hasMessageContaining("broke off");
        }
        assertThat(names("broken")).isEmpty();
    }

    @Test
    void oneThatTakesNoBytesIsLeftBehindAndSaidToBeSlow() throws Exception {
        Target good = target("good", Cue.NEVER);
        try (Fan fan = fan(target("slow", Cue.HANG), good)) {
            send(fan);
            assertThat(fan.stored()).containsExactly(good);
            assertThat(fan.lost().getFirst().slow()).isTrue();
            assertThat(fan.lost().getFirst().why())
                    .hasMessageContaining("held up the others")
                    .hasMessageContaining("can be completed");
        }
        assertThat(names("good")).contains("a.dump");
        assertThat(names("slow")).isEmpty();
    }

    /** What is still in its queue at the end would hold the others up as much as what no longer fits into it. */
    @Test
    void oneThatTakesNoMoreBytesAtTheEndIsLeftBehindToo() throws Exception {
        Target good = target("good", Cue.NEVER);
        try (Fan fan = fan(target("slow", Cue.HANG), good)) {
            fan.begin();
            for (int i = 0; i < 20; i++) {
                fan.write(CHUNK);
            }
            assertThat(fan.lost()).isEmpty();
            fan.drain();
            assertThat(fan.stored()).containsExactly(good);
            assertThat(fan.lost().getFirst().slow()).isTrue();
            fan.commit("{}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(names("good")).contains("a.dump");
        assertThat(names("slow")).isEmpty();
    }

    @Test
    void oneThatIsSlowerThanTheOthersIsLeftBehindHoweverSteadilyItGoesOn() throws Exception {
        Target good = target("good", Cue.NEVER);
        try (Fan fan = fan(LITTLE_BY_LITTLE, slow("slow", new Phaser(1)), good)) {
            send(fan);
            assertThat(fan.stored()).containsExactly(good);
            assertThat(fan.lost().getFirst().slow()).isTrue();
        }
        assertThat(names("good")).contains("a.dump");
        assertThat(names("slow")).isEmpty();
    }

    /** Nobody has to wait for them: alone, or where the others have enough to do themselves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void thoseThatAreAsSlowAsEachOtherAreNotLeftBehind(int number) throws Exception {
        List<Target> targets = new ArrayList<>();
        Phaser all = new Phaser(number);
        for (int i = 0; i < number; i++) {
            targets.add(slow("slow" + i, all));
        }
        try (Fan fan = fan(LITTLE_BY_LITTLE, targets.toArray(Target[]::new))) {
            send(fan);
            assertThat(fan.stored()).isEqualTo(targets);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Cue.class,
            names = {"BEGIN", "WRITE", "COMMIT"})
    void whereAllFailThereIsNoBackup(Cue cue) throws Exception {
        try (Fan fan = fan(target("one", cue), target("two", cue))) {
            assertThatThrownBy(() -> send(fan))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("on cue");
        }
        assertThat(names("one")).doesNotContain("a.dump", "a.dump.partial");
        assertThat(names("two")).doesNotContain("a.dump", "a.dump.partial");
    }

    @Test
    void eachDestinationTellsHowFarItIsAndThatItIsStoredOrFellOut() throws Exception {
        Queue<Part> told = new ConcurrentLinkedQueue<>();
        try (Fan fan = fan(target("bad", Cue.WRITE), target("good", Cue.NEVER))) {
            fan.tell(told::add, 2L * CHUNKS * CHUNK.length);
            send(fan);
        }
        List<Part> good =
                told.stream().filter(part -> part.name().equals("good")).toList();
        List<Part> bad = told.stream().filter(part -> part.name().equals("bad")).toList();

        assertThat(good).extracting(Part::done).isSorted();
        assertThat(good.getFirst()).isEqualTo(Part.runs("good", 0, 2L * CHUNKS * CHUNK.length, Work.Unit.BYTES));
        assertThat(good.getLast()).isEqualTo(Part.done("good", (long) CHUNKS * CHUNK.length, Work.Unit.BYTES));
        assertThat(bad.getLast().state()).isEqualTo(Part.State.LOST);
        assertThat(bad.getLast().why()).contains("on cue");
    }

    @Test
    void whoListensOnlyLaterHearsOfWhatHasFallenOutBefore() throws Exception {
        Queue<Part> told = new ConcurrentLinkedQueue<>();
        try (Fan fan = fan(target("bad", Cue.BEGIN), target("good", Cue.NEVER))) {
            fan.begin();
            fan.tell(told::add, 0);
        }
        assertThat(told).extracting(Part::name, Part::state).contains(tuple("bad", Part.State.LOST));
    }

    @Test
    void aCancelReachesOneThatHangsAlone() throws Exception {
        try (Fan fan = fan(target("slow", Cue.HANG))) {
            fan.begin();
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < CHUNKS; i++) {
                        fan.write(CHUNK);
                    }
                    ended.complete(new AssertionError("it did not hang"));
                } catch (OperationFailed e) {
                    ended.complete(e);
                }
            });
            fan.abandon();
            assertThat(ended.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
        }
        assertThat(names("slow")).isEmpty();
    }

    private static void send(Fan fan) throws OperationFailed {
        fan.begin();
        for (int i = 0; i < CHUNKS; i++) {
            fan.write(CHUNK);
        }
        fan.drain();
        fan.commit("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Fan fan(Target... targets) {
        return fan(new Patience(Duration.ofMillis(300), Duration.ofDays(1)), targets);
    }

    private static Fan fan(Patience patience, Target... targets) {
        return new Fan(List.of(targets), "a.dump", patience);
    }

    /** Takes every chunk, in a few milliseconds each, in step with all that are as slow. */
    private Target slow(String name, Phaser all) throws IOException {
        Storage folder = new Folder(Files.createDirectory(temp.resolve(name)));
        Storage slow = new StorageOnCue(folder, Cue.WRITE, () -> {
            all.arriveAndAwaitAdvance();
            LockSupport.parkNanos(5_000_000);
        });
        return new Target(name, Copy.Kind.FOLDER, slow);
    }

    private Target target(String name, Cue cue) throws IOException {
        Storage folder = new Folder(Files.createDirectory(temp.resolve(name)));
        return new Target(name, Copy.Kind.FOLDER, new StorageOnCue(folder, cue));
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
