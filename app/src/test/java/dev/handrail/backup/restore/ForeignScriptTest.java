package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Sha256;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump of another program is sent only as it was adopted, and no further than to where it would lead elsewhere. */
class ForeignScriptTest {
    private static final String HARMLESS = "-- MariaDB dump\nCREATE TABLE t (id int);\nINSERT INTO t VALUES (1);\n"
            + "-- Dump completed on 2026-03-01 12:00:00\n";
    private static final String HOSTILE = "-- MariaDB dump\nUSE `live`;\nDROP TABLE t;\n";
    private static final String FILE = "x.sql";

    @TempDir
    Path home;

    private Rig rig;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        server = rig.keep(new Access.ThisComputer(Sudo.NONE), List.of());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static byte[] packed(Compression compression, String text) throws Exception {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (compression == Compression.NONE) {
            return plain;
        }
        if (compression == Compression.GZIP) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(plain);
            }
            return out.toByteArray();
        }
        Process zstd = new ProcessBuilder("zstd", "-q", "-c").start();
        try (var in = zstd.getOutputStream()) {
            in.write(plain);
        }
        return zstd.getInputStream().readAllBytes();
    }

    /** Adopted with these bytes. */
    private Backup adopted(Compression compression, String form, byte[] bytes) throws Exception {
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "x",
                Rig.SERVER,
                "test",
                new Manifest.Source("mariadb", "parish", "parish", "10.11.6-MariaDB", "", "", "", ""),
                Instant.parse("2026-03-01T12:00:00Z"),
                0,
                new Manifest.Tools("mariadb-dump 10.11.6", compression.program()),
                new Manifest.Artifact(
                        FILE,
                        form,
                        compression,
                        compression == Compression.NONE ? bytes.length : 0,
                        bytes.length,
                        sha.hex()),
                List.of(),
                List.of(),
                List.of(Manifest.FOREIGN + "found"),
                null,
                null);
        return rig.lying(manifest, bytes);
    }

    private GoodCopy copy(Backup backup) throws OperationFailed {
        return GoodCopy.of(rig.means(), backup);
    }

    private Copy.State state() throws OperationFailed {
        return rig.catalogue().require("x").copies().getFirst().state();
    }

    private OperationFailed refused(Backup backup) throws OperationFailed {
        GoodCopy copy = copy(backup);
        try {
            new ForeignScript(backup.manifest()).require(copy, server, new Saying());
        } catch (OperationFailed e) {
            return e;
        }
        throw new AssertionError("it was let through");
    }

    @Test
    void thatNobodyCountedItsRowsIsSaidAndNotThatThereAreNone() throws Exception {
        Backup backup = adopted(Compression.NONE, "sql", packed(Compression.NONE, HARMLESS));
        assertThat(copy(backup).checks().toString())
                .contains("from another program, which wrote down no rows")
                .doesNotContain("0 tables", "0 rows");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void whatItWasWhenItWasAdoptedIsLetThroughAndSentAsItIs(Compression compression) throws Exception {
        Backup backup = adopted(compression, "sql", packed(compression, HARMLESS));
        ForeignScript script = new ForeignScript(backup.manifest());
        script.require(copy(backup), server, new Saying());
        assertThat(state()).isEqualTo(Copy.State.GOOD);
        try (InputStream sent = script.sent(Files.newInputStream(rig.kept().resolve(FILE)))) {
            assertThat(sent.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(HARMLESS);
        }
        assertThat(script.packing()).as("read along, it is sent plain").isEqualTo(Compression.NONE);
        assertThat(script.size()).isEqualTo(compression == Compression.NONE ? HARMLESS.length() : 0);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void whatWasWrittenOverSinceIsRefusedAndNotedBeforeAnythingIsMade(Compression compression) throws Exception {
        Backup backup = adopted(compression, "sql", packed(compression, HARMLESS));
        for (String other : List.of(HOSTILE, HARMLESS + HARMLESS, HARMLESS.replace("(1)", "(2)"), "")) {
            rig.catalogue().copyIs("x", backup.copies().getFirst(), Copy.State.GOOD);
            Files.write(rig.kept().resolve(FILE), packed(compression, other));
            OperationFailed refused = refused(backup);
            assertThat(refused.getMessage())
                    .contains("is not the dump that was adopted: it was written over since", "its SHA-256 is");
            assertThat(refused.next()).contains("nothing was touched", "handrail backup adopt");
            assertThat(Flaw.shownBy(refused)).isEqualTo(Flaw.of(backup.copies().getFirst()));
            assertThat(state()).isEqualTo(Copy.State.DAMAGED);
        }
    }

    @Test
    void whatCannotEvenBeUnpackedAnyMoreIsFoundByItsHash() throws Exception {
        Backup backup = adopted(Compression.GZIP, "sql", packed(Compression.GZIP, HARMLESS));
        Files.writeString(rig.kept().resolve(FILE), "no gzip at all");
        assertThat(refused(backup).getMessage()).contains("written over since");
    }

    @Test
    void whatAlwaysLedElsewhereIsRefusedWithTheLineThatSaysSo() throws Exception {
        Backup backup = adopted(Compression.GZIP, "sql", packed(Compression.GZIP, HOSTILE));
        OperationFailed refused = refused(backup);
        assertThat(refused.getMessage())
                .contains("goes beyond the database that is made for it", "in its line 2 stands \"USE\"");
        assertThat(refused.next()).contains("without --databases");
        assertThat(Flaw.shownBy(refused)).isEqualTo(Flaw.everywhere());
        assertThat(state()).as("its bytes are what they were").isEqualTo(Copy.State.GOOD);
    }

    @Test
    void soIsAPlainDumpOfPostgresThatConnectsElsewhere() throws Exception {
        String text = "SET x = 1;\nDROP DATABASE parish;\n\\connect parish\n";
        Backup backup = adopted(Compression.NONE, "plain", text.getBytes(StandardCharsets.UTF_8));
        assertThat(refused(backup).getMessage()).contains("in its line 2 stands \"DROP DATABASE\"");
    }

    @Test
    void oneThatWasCutAtAStatementsEndIsRefusedAndKnownToLackSomethingFromThenOn() throws Exception {
        String cut = HARMLESS.substring(0, HARMLESS.indexOf("-- Dump completed"));
        Backup backup = adopted(Compression.GZIP, "sql", packed(Compression.GZIP, cut));
        rig.catalogue().proven("x", new Proof(Proof.Rung.READ_BACK, Instant.now(), 1, true, ""));
        assertThat(ForeignScript.checks(copy(backup), true)).isEmpty();
        OperationFailed refused = refused(backup);
        assertThat(refused.getMessage()).contains("does not end as a dump does that was written to its end");
        assertThat(refused.next()).contains("nothing was touched", "handrail restore x --into");
        assertThat(Flaw.shownBy(refused)).isEqualTo(Flaw.everywhere());
        Backup known = rig.catalogue().require("x");
        assertThat(known.proven()).isFalse();
        assertThat(known.good()).isFalse();
        assertThat(ForeignScript.checks(copy(known), true))
                .extracting(Plan.Check::state)
                .containsExactly(Plan.State.BLOCKER);
        assertThat(ForeignScript.checks(copy(known), false))
                .extracting(Plan.Check::state)
                .containsExactly(Plan.State.WARNING);
        assertThat(new ForeignScript(backup.manifest())
                        .asItIs(copy(known), server, new Saying())
                        .whole())
                .isFalse();
    }

    /** As (echo "SET autocommit=0;"; mysqldump …; echo "COMMIT;") makes it. */
    @Test
    void oneWithACommitBehindItsEndIsWhole() throws Exception {
        String text = "SET autocommit=0;\n" + HARMLESS + "COMMIT;\n";
        Backup backup = adopted(Compression.GZIP, "sql", packed(Compression.GZIP, text));
        assertThat(new ForeignScript(backup.manifest())
                        .asItIs(copy(backup), server, new Saying())
                        .whole())
                .isTrue();
        assertThat(rig.catalogue().require("x").good()).isTrue();
    }

    @Test
    void ofWhatWasCutWithinAStatementOrARowOnlyWhatIsWholeIsSent() throws Exception {
        assertSent("sql", "CREATE TABLE t (a text);\n", "INSERT INTO t VALUES ('a;\nb");
        assertSent("sql", "INSERT INTO t VALUES (1);\n-- done\n", "-- Dump comp");
        assertSent("sql", "SELECT 1;\n", "DELIMITER ;;\nCREATE TRIGGER x BEGIN SET @a = 1;\nSET @b");
        assertSent("sql", "/*!40000 SET @a = 1 */;\n", "/*!50003 CREATE VIEW a AS");
        assertSent("plain", "COPY t FROM stdin;\n1\n2\n", "34");
        assertSent("plain", "COPY t FROM stdin;\n1\n\\.\n\n", "CREATE FUNCTION f() AS $$ SELECT 1;\n");
        assertSent("plain", "SELECT 1;\n", "\\unrestr");
    }

    private void assertSent(String form, String whole, String torn) throws Exception {
        String text = whole + torn;
        rig.catalogue().remove("x");
        Backup backup = adopted(Compression.NONE, form, text.getBytes(StandardCharsets.UTF_8));
        ForeignScript script = new ForeignScript(backup.manifest()).asItIs(copy(backup), server, new Saying());
        try (HashedInput stored =
                        new HashedInput(Files.newInputStream(rig.kept().resolve(FILE)));
                InputStream sent = script.sent(stored)) {
            assertThat(sent.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(whole);
            assertThat(stored.position()).as("and all is read").isEqualTo(text.length());
        }
    }

    @Test
    void oneThatWasTornWhenItWasAdoptedIsRefusedToo() throws Exception {
        byte[] whole = packed(Compression.GZIP, HARMLESS.repeat(50));
        Backup backup = adopted(Compression.GZIP, "sql", Arrays.copyOf(whole, whole.length / 2));
        OperationFailed refused = refused(backup);
        assertThat(refused.getMessage()).contains("cannot be unpacked to its end");
        assertThat(Flaw.shownBy(refused)).isEqualTo(Flaw.everywhere());
    }

    @Test
    void aPlaceThatDoesNotGiveItSaysNothingOfIt() throws Exception {
        Backup backup = adopted(Compression.NONE, "sql", packed(Compression.NONE, HARMLESS));
        Files.delete(rig.kept().resolve(FILE));
        OperationFailed refused = refused(backup);
        assertThat(Flaw.shownBy(refused)).isNull();
        assertThat(state()).isEqualTo(Copy.State.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom", "tar", "directory"})
    void whatNoClientObeysLineByLineIsSentAsItLies(String form) throws Exception {
        Backup backup = adopted(Compression.GZIP, form, packed(Compression.GZIP, HOSTILE));
        assertAsItLies(new ForeignScript(backup.manifest()), copy(backup), backup);
    }

    @Test
    void soIsWhatHandrailWroteItself() throws Exception {
        Backup foreign = adopted(Compression.GZIP, "sql", packed(Compression.GZIP, HOSTILE));
        Manifest of = foreign.manifest();
        Manifest own = new Manifest(
                of.format(),
                of.id(),
                of.server(),
                of.environment(),
                of.source(),
                of.taken(),
                1,
                of.tools(),
                of.artifact(),
                List.of());
        assertAsItLies(new ForeignScript(own), copy(foreign), foreign);
    }

    private void assertAsItLies(ForeignScript script, GoodCopy copy, Backup backup) throws Exception {
        script.require(copy, server, new Saying());
        InputStream opened = new ByteArrayInputStream(new byte[0]);
        assertThat(script.sent(opened)).isSameAs(opened);
        assertThat(script.packing()).isEqualTo(Compression.GZIP);
        assertThat(script.size()).isEqualTo(backup.manifest().artifact().storedBytes());
        assertThat(script.steps()).isEmpty();
    }

    @Test
    void thePlanSaysThatItIsReadFirst() throws Exception {
        Backup backup = adopted(Compression.NONE, "sql", packed(Compression.NONE, HARMLESS));
        assertThat(new ForeignScript(backup.manifest()).steps()).singleElement().satisfies(step -> {
            assertThat(step.effect()).isEqualTo(Effect.READS);
            assertThat(step.command()).isNull();
            assertThat(step.text()).contains("must be the one that was adopted");
        });
    }

    /** Written over after it was read whole and before it is sent. */
    @Test
    void whatLeadsElsewhereOnlyOnTheWayIsStoppedBeforeItAndNotedAsWrittenOver() throws Exception {
        Backup backup = adopted(Compression.NONE, "sql", packed(Compression.NONE, HARMLESS));
        ForeignScript script = new ForeignScript(backup.manifest());
        GoodCopy copy = copy(backup);
        script.require(copy, server, new Saying());
        Files.writeString(rig.kept().resolve(FILE), HOSTILE);
        try (HashedInput stored = new HashedInput(copy.read());
                InputStream sent = script.sent(stored)) {
            ByteArrayOutputStream client = new ByteArrayOutputStream();
            assertThatThrownBy(() -> sent.transferTo(client)).isInstanceOfSatisfying(GoesElsewhere.class, e -> {
                OperationFailed told = stopped(script, copy, e, stored);
                assertThat(told.getMessage()).contains("written over since");
            });
            assertThat(client.toString(StandardCharsets.UTF_8)).doesNotContain("USE");
        }
        assertThat(state()).isEqualTo(Copy.State.DAMAGED);
    }

    private static OperationFailed stopped(ForeignScript script, GoodCopy copy, GoesElsewhere why, HashedInput stored) {
        try {
            return script.stopped(copy, why, stored);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
