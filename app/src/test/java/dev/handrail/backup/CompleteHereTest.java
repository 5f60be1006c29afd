package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Destination;
import dev.handrail.server.Packing;
import dev.handrail.server.Sudo;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies made anew where something lies in their place: what may be another's stays, what is surely no good goes. */
class CompleteHereTest {
    private static final byte[] DUMP = "what another program dumped".getBytes(StandardCharsets.UTF_8);
    private static final List<String> FOREIGN = List.of(Manifest.FOREIGN + "made by another program");
    private static final String FILE = "nightly.dump";

    @TempDir
    Path home;

    private Rig rig;
    private Path far;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        far = Files.createDirectories(home.resolve("far"));
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                List.of(),
                List.of(
                        new Destination.Folder("kept", rig.kept().toString()),
                        new Destination.Folder("far", far.toString())));
        Files.createDirectories(rig.kept());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void known(String file, byte[] bytes, List<String> notes, Copy... others) throws Exception {
        Files.write(rig.kept().resolve(file), bytes);
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        Manifest.Artifact artifact =
                new Manifest.Artifact(file, "custom", Compression.NONE, bytes.length, bytes.length, sha.hex());
        Copy good = Some.copy("kept", rig.kept().toString(), file);
        Copy[] copies = Arrays.copyOf(others, others.length + 1);
        copies[others.length] = good;
        rig.catalogue().add(Some.with(Some.backup("b1", Rig.SERVER, "chms", Some.NOON, copies), artifact, notes));
    }

    private Copy lying(String file, Copy.State state) {
        return Some.copy("far", far.toString(), file).as(state);
    }

    private Event.Ended complete() throws Exception {
        return rig.perform("backup complete", Arguments.of("ID", "b1"));
    }

    private static Arguments toFar() {
        return new Arguments(Map.of("ID", List.of("b1"), "--to", List.of("far")));
    }

    private List<Tuple> states() throws Exception {
        return rig.catalogue().require("b1").copies().stream()
                .map(copy -> tuple(copy.destination(), copy.state()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"DAMAGED", "MISSING", "FAILED"})
    void anotherProgramsNewerDumpOfThatNameStays(Copy.State state) throws Exception {
        known(FILE, DUMP, FOREIGN, lying(FILE, state));
        Files.writeString(far.resolve(FILE), "the one of this night");
        Files.writeString(far.resolve(FILE + Manifest.ENDING), "{}");
        Event.Ended refused = complete();
        assertThat(refused.failure())
                .contains(far.resolve(FILE).toString(), "not the dump that was adopted", "stays as it is");
        assertThat(refused.next()).contains("Move it away", "--to");
        assertThat(far.resolve(FILE)).hasContent("the one of this night");
        assertThat(far.resolve(FILE + Manifest.ENDING)).hasContent("{}");
        assertThat(states()).contains(tuple("far", state), tuple("kept", Copy.State.GOOD));
        Files.move(far.resolve(FILE), home.resolve("moved"));
        assertThat(complete().failure()).isNull();
        assertThat(far.resolve(FILE)).hasBinaryContent(DUMP);
    }

    /** What stood in the catalogue would be removed with its backup. */
    @Test
    void whereItNeverWasAnothersDumpBecomesNoCopyOfIt() throws Exception {
        known(FILE, DUMP, FOREIGN);
        Files.writeString(far.resolve(FILE), "the one of this night");
        assertThat(rig.perform("backup complete", toFar()).failure()).contains("not the dump that was adopted");
        assertThat(states()).containsExactly(tuple("kept", Copy.State.GOOD));
        assertThat(rig.perform("backup delete", Arguments.of("ID", "b1")).failure())
                .isNull();
        assertThat(far.resolve(FILE)).hasContent("the one of this night");
    }

    /** Older versions entered a copy before they looked whose bytes lie there. */
    @Test
    void whatAnOlderVersionEnteredIsNotDeletedWhereItIsAnothers() throws Exception {
        known(FILE, DUMP, FOREIGN, lying(FILE, Copy.State.FAILED));
        Files.writeString(far.resolve(FILE), "the one of this night");
        Files.writeString(far.resolve(FILE + Manifest.ENDING), "{}");
        Operation delete = rig.make("backup delete", Arguments.of("ID", "b1"));
        Plan plan = delete.plan();
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains(rig.kept().toString()));
        assertThat(plan.checks()).anySatisfy(check -> assertThat(check.text()).contains(far.resolve(FILE) + " stays"));
        assertThat(rig.runner().start(delete, plan, event -> {}).await().failure())
                .isNull();
        assertThat(far.resolve(FILE)).hasContent("the one of this night");
        assertThat(far.resolve(FILE + Manifest.ENDING)).hasContent("{}");
        assertThat(rig.kept().resolve(FILE)).doesNotExist();
        assertThat(rig.catalogue().find("b1")).isEmpty();
    }

    @Test
    void itStaysAsOftenAsTheRestCannotBeDeleted() throws Exception {
        Path stubborn = Files.createDirectories(home.resolve("stubborn"));
        Files.createDirectories(stubborn.resolve("a folder that is not empty"));
        known(FILE, new byte[Math.toIntExact(Files.size(stubborn))], FOREIGN, lying(FILE, Copy.State.FAILED));
        Files.writeString(far.resolve(FILE), "the one of this night");
        Files.delete(rig.kept().resolve(FILE));
        Files.move(stubborn, rig.kept().resolve(FILE));
        for (int time = 0; time < 2; time++) {
            assertThat(rig.perform("backup delete", Arguments.of("ID", "b1")).outcome())
                    .isEqualTo(Outcome.FAILED);
            assertThat(states()).contains(tuple("far", Copy.State.FAILED));
            assertThat(far.resolve(FILE)).hasContent("the one of this night");
        }
    }

    @Test
    void noMoreThanTheRateOfTheServerGoesByInASecond() throws Exception {
        ByteSize rate = new ByteSize(2_000_000);
        rig.packed(rig.servers().require(Rig.SERVER), new Packing(null, 0, 0, rate, true, null), null);
        known("ours.dump", new byte[600_000], List.of(), lying("ours.dump", Copy.State.FAILED));
        Queue<Long> moved = new ConcurrentLinkedQueue<>();
        Event.Ended ended = rig.start("backup complete", Arguments.of("ID", "b1"), event -> {
                    if (event instanceof Event.Progressed) {
                        moved.add(System.nanoTime());
                    }
                })
                .await();
        assertThat(ended.failure()).isNull();
        assertThat(far.resolve("ours.dump")).hasSize(600_000);
        List<Long> times = List.copyOf(moved);
        assertThat(Duration.ofNanos(times.getLast() - times.getFirst())).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void whatWasBegunThereOfTheDumpItselfIsDeletedWithIt() throws Exception {
        known(FILE, DUMP, FOREIGN, lying(FILE, Copy.State.FAILED));
        Files.write(far.resolve(FILE), DUMP);
        assertThat(rig.perform("backup delete", Arguments.of("ID", "b1")).failure())
                .isNull();
        assertThat(far).isEmptyDirectory();
        known("ours.dump", DUMP, List.of(), lying("ours.dump", Copy.State.FAILED));
        Files.writeString(far.resolve("ours.dump"), "half of it");
        assertThat(rig.perform("backup delete", Arguments.of("ID", "b1")).failure())
                .as("the name of one's own says whose it is")
                .isNull();
        assertThat(far).isEmptyDirectory();
    }

    @Test
    void theVeryDumpThatWasAdoptedBecomesACopyWhereItLies() throws Exception {
        known(FILE, DUMP, FOREIGN);
        Files.write(far.resolve(FILE), DUMP);
        assertThat(rig.perform("backup complete", toFar()).failure()).isNull();
        assertThat(states()).containsExactly(tuple("far", Copy.State.GOOD), tuple("kept", Copy.State.GOOD));
        assertThat(far.resolve(FILE + Manifest.ENDING)).exists();
    }

    @Test
    void anAdoptedFolderIsNeitherRemovedNorWritten() throws Exception {
        Path rows = Files.createDirectories(far.resolve("nightly")).resolve("toc.dat");
        Files.writeString(rows, "PGDMP");
        known("nightly.tar", DUMP, FOREIGN, lying("nightly/", Copy.State.MISSING));
        for (Arguments asked : List.of(Arguments.of("ID", "b1"), toFar())) {
            assertThatThrownBy(() -> rig.make("backup complete", asked))
                    .hasMessageContaining(far.resolve("nightly") + "/ is a folder")
                    .hasMessageContaining("backup verify b1");
        }
        assertThat(rows).hasContent("PGDMP");
        Copy other = new Copy("third", home.resolve("third").toString(), "nightly.tar", Copy.State.FAILED);
        rig.catalogue().add("b1", other);
        assertThat(complete().failure()).as("the others are made").isNull();
        assertThat(home.resolve("third/nightly.tar")).hasBinaryContent(DUMP);
        assertThat(rows).hasContent("PGDMP");
        assertThat(states()).contains(tuple("far", Copy.State.MISSING), tuple("third", Copy.State.GOOD));
    }

    /** It is verified, as it is told. */
    @Test
    void anAdoptedFolderThatIsWholeCountsAsGoodAgainOnceItWasRead() throws Exception {
        Files.writeString(
                Files.createDirectories(far.resolve("nightly")).resolve("toc.dat"), "PGDMP", StandardCharsets.UTF_8);
        Copy folder = lying("nightly/", Copy.State.MISSING);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (InputStream in = rig.means().places().of(Rig.SERVER, folder).read("nightly/")) {
            in.transferTo(tar);
        }
        known("nightly.tar", tar.toByteArray(), FOREIGN, folder);
        Arguments read = new Arguments(Map.of("ID", List.of("b1"), "--level", List.of("1")));
        assertThat(rig.perform("backup verify", read).failure()).isNull();
        assertThat(states()).contains(tuple("far", Copy.State.GOOD));
        assertThatThrownBy(() -> rig.make("backup complete", Arguments.of("ID", "b1")))
                .hasMessageContaining("Every copy of b1 is good");
    }

    /** A folder has a size and cannot be read, as a file on a bad disk. */
    @Test
    void aDamagedCopyOfTheRightSizeThatCannotBeReadIsMadeAnew() throws Exception {
        Path unreadable = Files.createDirectories(far.resolve(FILE));
        byte[] dump = new byte[Math.toIntExact(Files.size(unreadable))];
        Arrays.fill(dump, (byte) 7);
        known(FILE, dump, List.of(), lying(FILE, Copy.State.DAMAGED));
        assertThat(complete().failure()).isNull();
        assertThat(far.resolve(FILE)).hasBinaryContent(dump);
        assertThat(states()).containsExactly(tuple("far", Copy.State.GOOD), tuple("kept", Copy.State.GOOD));
    }

    @Test
    void itStaysWhereTheOneItWouldBeMadeFromIsNoGoodEither() throws Exception {
        Path unreadable = Files.createDirectories(far.resolve(FILE));
        byte[] dump = new byte[Math.toIntExact(Files.size(unreadable))];
        known(FILE, dump, List.of(), lying(FILE, Copy.State.DAMAGED));
        Files.writeString(rig.kept().resolve(FILE), "rotten");
        Event.Ended ended = complete();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("is not what was written");
        assertThat(unreadable).isDirectory();
    }

    @Test
    void aManifestThatCannotBeReadIsWrittenAnewBesideACopyThatIsWhole() throws Exception {
        known(FILE, DUMP, List.of(), lying(FILE, Copy.State.MISSING));
        Files.write(far.resolve(FILE), DUMP);
        Path beside = Files.createDirectories(far.resolve(FILE + Manifest.ENDING));
        assertThat(complete().failure()).isNull();
        assertThat(beside).isRegularFile();
        assertThat(Files.readString(beside)).contains("\"b1\"");
        assertThat(states()).contains(tuple("far", Copy.State.GOOD));
    }
}
