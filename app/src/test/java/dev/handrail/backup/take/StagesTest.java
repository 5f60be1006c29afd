package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Fingerprint;
import dev.handrail.backup.source.Content;
import dev.handrail.backup.source.Flow;
import dev.handrail.backup.source.Tap;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Access;
import dev.handrail.server.Encryption;
import dev.handrail.server.Environment;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Scripted;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bytes of a source go through before they leave its machine, and what the stages tell of them. */
class StagesTest {
    private static final Pipeline DUMP = Pipeline.of(Command.of("/usr/bin/pg_dump", "chms"));
    private static final String SHA = "ab".repeat(32);

    private record Source(Shell shell, boolean packed) implements Tap {
        @Override
        public String name() {
            return "chms";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public String reading() {
            return "Dump chms";
        }

        @Override
        public Pipeline shown() {
            return DUMP;
        }

        @Override
        public long expectedBytes() {
            return 1;
        }

        @Override
        public String ending() {
            return ".dump";
        }

        @Override
        public Flow open(Work work) {
            throw new AssertionError("It is not read here.");
        }

        @Override
        public void close() {}
    }

    private record Dumping(Pipeline pipeline) implements Flow {
        @Override
        public Content finish() {
            throw new AssertionError("It is not read here.");
        }

        @Override
        public void close() {}
    }

    private static Scripted having(String... programs) {
        return new Scripted()
                .answers(
                        "",
                        Stream.of(programs)
                                .map(program -> program + "\t/usr/bin/" + program + "\n")
                                .collect(Collectors.joining()));
    }

    private static Packing packing(Packing.@Nullable Program program, boolean gently) {
        return new Packing(program, 0, 0, null, gently, null);
    }

    private static Stages stages(Packing packing, String... programs) throws OperationFailed {
        return Stages.of(new Source(having(programs), false), packing);
    }

    /** What is asked for; else the better one of those that are there. */
    @ParameterizedTest
    @CsvSource({
        ", zstd gzip, ZSTD",
        ", gzip, GZIP",
        "GZIP, zstd gzip, GZIP",
        "NONE, zstd gzip, NONE",
        "NONE, nothing, NONE",
        "ZSTD, zstd, ZSTD"
    })
    void whatPacks(Packing.@Nullable Program asked, String there, Compression packs) throws Exception {
        assertThat(stages(packing(asked, true), there.split(" ")).compression()).isEqualTo(packs);
    }

    @ParameterizedTest
    @CsvSource({", nothing, zstd", "ZSTD, gzip, zstd", "GZIP, zstd, gzip"})
    void whereThereIsNothingThatPacksItIsSaidWhatToInstall(
            Packing.@Nullable Program asked, String there, String program) {
        assertThatThrownBy(() -> stages(packing(asked, true), there.split(" ")))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains(program));
    }

    @Test
    void whatIsPackedAlreadyIsNotPackedAgain() throws Exception {
        Stages stages = Stages.of(new Source(having("zstd"), true), Packing.USUAL);
        assertThat(stages.compression()).isEqualTo(Compression.NONE);
        assertThat(CommandText.of(stages.shown(DUMP))).isEqualTo("/usr/bin/pg_dump chms");
        assertThat(stages.ending()).isEmpty();
    }

    @Test
    void allStagesGiveWayToOthersButForAClientThatReachesIntoAContainer() throws Exception {
        Stages stages = stages(Packing.USUAL, "zstd", "nice", "ionice");
        assertThat(CommandText.of(stages.shown(DUMP)))
                .isEqualTo("nice -n 10 ionice -c 2 -n 7 /usr/bin/pg_dump chms"
                        + " | nice -n 10 ionice -c 2 -n 7 zstd -q -3 -T2 -c");
        Command inside = Command.of("podman", "exec", "db", "pg_dump");
        assertThat(stages.gently(inside)).isEqualTo(inside);
        assertThat(CommandText.of(stages(packing(null, false), "zstd", "nice").shown(DUMP)))
                .isEqualTo("/usr/bin/pg_dump chms | zstd -q -3 -T2 -c");
        assertThat(CommandText.of(stages(Packing.USUAL, "gzip", "nice").shown(DUMP)))
                .isEqualTo("nice -n 10 /usr/bin/pg_dump chms | nice -n 10 gzip -3 -c");
    }

    @Test
    void whatACommandRunsIsFoundBehindWhatMakesItGentle() throws Exception {
        Stages stages = stages(Packing.USUAL, "zstd", "nice");
        assertThat(stages.plain(stages.gently(Command.of("pg_dump", "x")))).containsExactly("pg_dump", "x");
        assertThat(stages.plain(Command.of("pg_dump"))).containsExactly("pg_dump");
        assertThat(stages.plain(Command.of("nice", "-n", "10")))
                .as("nothing else")
                .containsExactly("nice", "-n", "10");
    }

    @Test
    void bytesAreCountedAndHashedBeforeTheyArePacked() throws Exception {
        Pipeline counted = stages(packing(null, false), "zstd", "openssl")
                .counted(DUMP, new Count("plain"), new Fingerprint("print"));
        assertThat(counted.stages()).hasSize(4);
        assertThat(counted.stages().get(1).arguments()).endsWith("plain");
        assertThat(counted.stages().get(2).arguments()).contains("print", "openssl");
        assertThat(counted.stages().getLast().program()).isEqualTo("zstd");
        assertThat(stages(packing(null, false), "zstd")
                        .counted(DUMP, new Count("a"), new Fingerprint("b"))
                        .stages())
                .as("a machine that has nothing that hashes")
                .hasSize(3);
    }

    private static Told told(Stages stages, String... lines) {
        Told told = new Told(new Source(new Scripted(), false), stages);
        for (String line : lines) {
            assertThat(told.hears(line)).isTrue();
        }
        return told;
    }

    private static final String PLAIN = "handrail-plain: 1000 bytes";
    private static final String STORED = "handrail-stored: 100 bytes";
    private static final String HASHED = "handrail-sha256: " + SHA + " *stdin";

    @Test
    void bothEndsMustHaveSeenTheSame() throws Exception {
        Stages hashing = stages(Packing.USUAL, "zstd", "openssl");
        Told whole = told(hashing, PLAIN, STORED, HASHED);
        whole.require(100);
        assertThat(whole.bytes()).isEqualTo(1000);
        assertThat(whole.plainSha256()).isEqualTo(SHA);
        assertThat(whole.hears("pg_dump: warning: " + PLAIN)).isFalse();
        assertThatThrownBy(() -> whole.require(99))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("100", "99"));
        assertThatThrownBy(() -> told(hashing, STORED, HASHED).require(100)).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> told(hashing, PLAIN, HASHED).require(100)).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> told(hashing, PLAIN, STORED).require(100))
                .as("a machine that can hash and tells no hash")
                .isInstanceOf(OperationFailed.class);
        told(stages(Packing.USUAL, "zstd"), PLAIN, STORED).require(100);
    }

    @Test
    void whoFailedIsNamedByItsProgramAndWithoutWhatIsToldForUs() throws Exception {
        Stages stages = stages(Packing.USUAL, "zstd", "nice", "openssl");
        Told told = told(stages, PLAIN);
        Pipeline pipeline = told.packed(DUMP);
        Flow flow = new Dumping(DUMP);
        Exit exit = new Exit(List.of(1, 0, 0, 141), List.of("pg_dump: error: no", PLAIN, HASHED));
        assertThat(Told.bad(flow, exit)).containsExactly(0, 3);
        OperationFailed first = told.failed(flow, pipeline, exit, 0);
        assertThat(first.tried()).contains("pg_dump", "chms").doesNotContain("/usr/bin");
        assertThat(first.cameBack()).contains("1", "pg_dump: error: no").doesNotContain("handrail-");
        assertThat(told.failed(flow, pipeline, exit, 3).tried())
                .contains("zstd")
                .doesNotContain("nice");
    }

    @Test
    void encryptionOnTheServerIsForEachWhoMayReadIt() {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        assertThat(Way.sealing(plain)).isEmpty();
        String one = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        assertThat(Way.sealing(plain.withEncryption(new Encryption(List.of(one, one), null, null))))
                .get()
                .isEqualTo(Command.of("age", "-r", one, "-r", one));
    }
}
