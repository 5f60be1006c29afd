package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.FreePort;
import dev.handrail.shell.RealSshd;
import dev.handrail.site.maintenance.FlagSite;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is restored to try it, over Debian's sshd, and nothing stays of it but what was learnt. */
class DrillTest {
    private static final String SOURCE = "drilled";

    @TempDir
    Path home;

    private RealSshd sshd;
    private Rig rig;
    private String id;
    private long content;

    @BeforeEach
    void backUp() throws Exception {
        sshd = RealSshd.start();
        rig = new Rig(home);
        Beside.dropAll(SOURCE);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 300);
        rig.server(sshd.access(), SOURCE);
        id = Rig.id(rig.backUp());
        content = Beside.content(SOURCE);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(Beside.names(SOURCE)).containsExactly(SOURCE);
        assertThat(Beside.content(SOURCE)).isEqualTo(content);
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        sshd.close();
        Beside.dropAll(SOURCE);
    }

    private Arguments arguments(String more, String value) {
        return new Arguments(Map.of("ID", List.of(id), more, List.of(value)));
    }

    @Test
    void itIsRestoredComparedAndDroppedAndTheReportAndTheCatalogueTellOfIt() throws Exception {
        Path report = home.resolve("drill.md");
        Event.Ended ended = rig.perform("backup drill", arguments("--report", report.toString()));
        assertThat(ended.failure()).isNull();
        assertThat(Files.readString(report))
                .startsWith("# Restore drill of drilled")
                .contains(id, "| public.visits | 300 | 300 | content equal |");
        Backup backup = rig.catalogue().require(id);
        assertThat(backup.proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(rig.question("backup list")
                        .teller()
                        .tell(new Arguments(Map.of()))
                        .document()
                        .toString())
                .contains("drill={at=", "passed=true");
        assertThat(rig.make("backup drill", Arguments.of("ID", id)).plan().checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("It will take about"))
                .anyMatch(text -> text.startsWith("Taken "));
    }

    @Test
    void whatAnApplicationWouldAskIsAskedOfTheRestoredDatabaseAndStandsInTheReport() throws Exception {
        Path report = home.resolve("asked.md");
        Event.Ended ended = rig.perform(
                "backup drill",
                new Arguments(Map.of(
                        "ID", List.of(id),
                        "--sql", List.of("SELECT count(*) = 300 FROM visits", "DELETE FROM visits RETURNING id"),
                        "--report", List.of(report.toString()))));
        assertThat(ended.failure()).isNull();
        assertThat(Files.readString(report))
                .contains("| SELECT count(\\*) = 300 FROM visits | t | passed |", "| DELETE FROM visits");
    }

    @Test
    void aPageThatAnswersWellIsNamedInTheReportWhichIsAPdfWhereItsFileIsCalledSo() throws Exception {
        Path report = home.resolve("drill.pdf");
        try (FlagSite site = new FlagSite(home.resolve("maintenance.html"))) {
            Event.Ended ended = rig.perform(
                    "backup drill",
                    new Arguments(Map.of(
                            "ID", List.of(id),
                            "--url", List.of(site.url() + "{database}"),
                            "--report", List.of(report.toString()))));
            assertThat(ended.failure()).isNull();
            assertThat(ended.made()).containsEntry("report", report.toString());
            assertThat(rig.journal().lines(ended.run()))
                    .extracting(Run.Line::text)
                    .anyMatch(line -> line.startsWith(site.url() + SOURCE + "_drill_") && line.contains("200"));
            try (PDDocument read = Loader.loadPDF(report.toFile())) {
                assertThat(new PDFTextStripper().getText(read))
                        .startsWith("Restore drill of drilled")
                        .contains(id, "public.visits 300 300 content equal", site.url() + SOURCE, "200 passed");
            }
        }
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
    }

    /** That is the only copy there is. */
    @Test
    void fromAFolderOnTheServerItIsDrilledAndRestored() throws Exception {
        rig.storing(
                rig.servers().require(Rig.SERVER),
                new Destination.ServerFolder("far", home.resolve("it's far").toString()));
        id = Rig.id(rig.backUp());
        assertThat(rig.catalogue().require(id).copies()).singleElement().satisfies(copy -> {
            assertThat(copy.destination()).isEqualTo("far");
            assertThat(copy.located()).contains(":" + sshd.port() + ":" + home.resolve("it's far"));
        });
        assertThat(rig.perform("backup drill", Arguments.of("ID", id)).failure())
                .isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        String again = SOURCE + "_again";
        assertThat(rig.restore(id, again).failure()).isNull();
        assertThat(Beside.content(again)).isEqualTo(content);
        TestDatabase.drop(again);
    }

    @Test
    void whatIsAskedIsNoPartOfHowLongARestoreTakes() throws Exception {
        assertThat(rig.perform("backup drill", arguments("--sql", "SELECT pg_sleep(2) IS NOT NULL"))
                        .failure())
                .isNull();
        Measured.without(Duration.ofSeconds(2), rig, id);
    }

    @Test
    void whatTheProfileAsksIsAskedUnlessSomethingElseIs() throws Exception {
        rig.keep(sshd.access(), List.of(Some.asking(SOURCE, "SELECT count(*) = 300 FROM visits", "SELECT false")));
        assertThat(rig.make("backup drill", Arguments.of("ID", id)).plan().steps())
                .extracting(Plan.Step::command)
                .contains("SELECT count(*) = 300 FROM visits", "SELECT false");
        Event.Ended refused = rig.perform("backup drill", Arguments.of("ID", id));
        assertThat(refused.failure()).contains("SELECT false: no, f").doesNotContain("visits");
        assertThat(rig.perform("backup drill", arguments("--sql", "SELECT true"))
                        .failure())
                .isNull();
    }

    @Test
    void aRestoredDatabaseThatAnApplicationCouldNotWorkWithIsNoProof() throws Exception {
        Path report = home.resolve("refused.md");
        int port = FreePort.take();
        Event.Ended ended = rig.perform(
                "backup drill",
                new Arguments(Map.of(
                        "ID", List.of(id),
                        "--sql", List.of("SELECT false", "SELECT nonsense"),
                        "--url", List.of("http://127.0.0.1:" + port + "/{database}"),
                        "--report", List.of(report.toString()))));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .contains("SELECT false: no, f", "nonsense", "http://127.0.0.1:" + port + "/drilled");
        assertThat(Files.readString(report)).contains("| SELECT nonsense |", "| failed |");
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.RESTORED))
                .hasValueSatisfying(proof -> assertThat(proof.passed()).isFalse());
    }

    @Test
    void whatIsNoYesInAnySpellingIsNone() throws Exception {
        List<String> none = List.of(
                "SELECT max(id) > 0 FROM visits WHERE id < 0",
                "SELECT 'NO'",
                "SELECT 'FALSE'",
                "SELECT 0.00",
                "SELECT id FROM visits WHERE id < 0");
        Event.Ended ended = rig.perform("backup drill", new Arguments(Map.of("ID", List.of(id), "--sql", none)));
        assertThat(none).allSatisfy(one -> assertThat(ended.failure()).contains(one + ": no, "));
        assertThat(ended.failure()).contains("no, NULL", "no, no row");
    }

    @Test
    void itIsTriedOnAnotherServer() throws Exception {
        Server test = Server.of("Test bench", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        rig.servers().save(withDatabase(test));
        assertThat(rig.perform("backup drill", arguments("--on", test.name())).failure())
                .isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
    }

    private static Server withDatabase(Server plain) {
        Database database = TestDatabase.entry("bench");
        return new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                List.of(database),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    @Test
    void whatCannotBeRestoredAsItWasIsWrittenDownAsSuch() throws Exception {
        lie();
        Path report = home.resolve("failed.md");
        Event.Ended ended = rig.perform("backup drill", arguments("--report", report.toString()));
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(Files.readString(report)).contains("could not be restored", "| public.members | 101 | 100 |");
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.RESTORED)).hasValueSatisfying(proof -> {
            assertThat(proof.passed()).isFalse();
            assertThat(proof.detail()).contains("public.members has 100 rows and should have 101");
        });
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }

    /** The manifest claims a row more than there is. */
    private void lie() throws Exception {
        Backup backup = rig.catalogue().require(id);
        Manifest was = backup.manifest();
        List<Manifest.TableRows> tables = was.tables().stream()
                .map(table -> new Manifest.TableRows(
                        table.schema(),
                        table.table(),
                        table.rows() + (table.table().equals("members") ? 1 : 0)))
                .toList();
        Manifest now = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                was.source(),
                was.taken(),
                was.millis(),
                was.tools(),
                was.artifact(),
                tables);
        rig.catalogue().remove(id);
        rig.catalogue().add(new Backup(now, false, backup.copies(), backup.proofs()));
    }
}
