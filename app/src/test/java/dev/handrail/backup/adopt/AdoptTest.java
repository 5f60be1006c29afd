package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Elsewhere;
import dev.handrail.backup.Pasted;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store is lost, and the folder with the backups is left: a new installation takes them over, with real dumps. */
class AdoptTest {
    private static final String SOURCE = "adopted";
    private static final String RESTORED = "adopted_restored";
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    @TempDir
    Path lost;

    @TempDir
    Path home;

    private Rig rig;
    private Path shelf;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.server(HERE, SOURCE);
        shelf = Files.createDirectories(lost.resolve("kept"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private String backedUp() throws Exception {
        TestDatabase.drop(RESTORED);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 500);
        TestDatabase.execute(SOURCE, "CREATE TABLE \"named\nin two lines\t\u001b[2J\" (id serial)");
        try (Rig before = new Rig(lost)) {
            before.server(HERE, SOURCE);
            return Rig.id(before.backUp());
        }
    }

    private Arguments foreign() {
        return new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)));
    }

    private Event.Ended adopt() throws Exception {
        Event.Ended ended = rig.perform("backup adopt", Arguments.of("DEST", shelf.toString()));
        assertThat(ended.failure()).isNull();
        return ended;
    }

    private Plan plan() throws Exception {
        return rig.make("backup adopt", Arguments.of("DEST", shelf.toString())).plan();
    }

    private Path artifact(String ending) throws Exception {
        try (var files = Files.list(shelf)) {
            return files.filter(f -> f.toString().endsWith(".json") == ending.equals(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatLiesThereIsEnteredVerifiedAndRestored() throws Exception {
        String id = backedUp();
        assertThat(plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains(id, "nothing of it is proven"));
        assertThat(rig.catalogue().all()).isEmpty();
        adopt();
        Backup adopted = rig.catalogue().require(id);
        assertThat(adopted.proof()).isEqualTo(Proof.Rung.COMPLETE);
        assertThat(adopted.proven()).isFalse();
        assertThat(rig.verify(id).outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isGreaterThanOrEqualTo(Proof.Rung.RESTORED);
        adopt();
        assertThat(rig.catalogue().require(id).proof())
                .as("to adopt again takes nothing back")
                .isGreaterThanOrEqualTo(Proof.Rung.RESTORED);
        TestDatabase.drop(RESTORED);
    }

    @Test
    void whatWasBackedUpUnderAnotherNameIsTheNamedServersAndIsVerifiedAndRestored() throws Exception {
        String id = backedUp();
        rig.servers().rename(Rig.SERVER, "Cathedral");
        Arguments named = new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of("Cathedral")));
        assertThat(rig.make("backup adopt", named).plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains(id, "entered as one of Cathedral: of Parish"));
        assertThat(rig.perform("backup adopt", named).failure()).isNull();
        assertThat(rig.catalogue().of("Cathedral")).extracting(Backup::id).containsExactly(id);
        assertThat(rig.verify(id).outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        TestDatabase.drop(RESTORED);
    }

    @Test
    void aCopyThatWasCutIsEnteredAsDamagedAndAManifestAloneIsNot() throws Exception {
        String id = backedUp();
        Path artifact = artifact("");
        Files.write(artifact, List.of("cut"));
        adopt();
        assertThat(rig.catalogue().require(id).good()).isFalse();
        assertThat(rig.catalogue().require(id).copies()).extracting(Copy::state).containsExactly(Copy.State.DAMAGED);
        rig.catalogue().remove(id);
        Files.delete(artifact);
        adopt();
        assertThat(rig.catalogue().all()).isEmpty();
        assertThat(plan().checks().getFirst().text()).contains(id, "without the backup");
    }

    @Test
    void theSameBackupInAnotherFolderBecomesAnotherCopy() throws Exception {
        String id = backedUp();
        adopt();
        Path other = Files.createDirectories(lost.resolve("other"));
        for (Path file : List.of(artifact(""), artifact(".json"))) {
            Files.copy(file, other.resolve(file.getFileName()));
        }
        rig.perform("backup adopt", Arguments.of("DEST", other.toString()));
        rig.perform("backup adopt", Arguments.of("DEST", other.toString()));
        assertThat(rig.catalogue().require(id).copies())
                .extracting(Copy::place)
                .containsExactlyInAnyOrder(shelf.toString(), other.toString());
    }

    @Test
    void aManifestThatWasEditedNeitherChangesTheEntryNorPasses() throws Exception {
        String id = backedUp();
        adopt();
        Path json = artifact(".json");
        Files.writeString(json, Files.readString(json).replace("\"rows\" : 500", "\"rows\" : 5"));
        Backup before = rig.catalogue().require(id);
        adopt();
        assertThat(rig.catalogue().require(id)).isEqualTo(before);
        assertThat(plan().checks().getFirst().text()).contains("not the one the catalogue has");
        rig.catalogue().remove(id);
        String sha = before.manifest().artifact().sha256();
        Files.writeString(json, Files.readString(json).replace(sha, "0".repeat(64)));
        adopt();
        assertThat(rig.verify(id).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }

    @Test
    void whatTheCatalogueSaysOfACopyIsNotOverwritten() throws Exception {
        String id = backedUp();
        adopt();
        Copy copy = rig.catalogue().require(id).copies().getFirst();
        rig.catalogue().copyIs(id, copy, Copy.State.DAMAGED);
        adopt();
        assertThat(rig.catalogue().require(id).good()).isFalse();
        assertThat(plan().checks().getFirst().text()).contains("says", "damaged", "looks good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"file\" : \"../../etc/passwd\"",
                "\"file\" : null",
                "\"id\" : \"../x\"",
                "\"id\" : 7.5e400",
                "\"id\" : null",
                "\"source\" : null",
                "\"source\" : [ ]",
                "\"tools\" : \"pg_dump\"",
                "\"tables\" : [ null ]",
                "\"tables\" : null",
                "\"storedBytes\" : -1",
                "\"sha256\" : \"$(reboot)\"",
                "\"compression\" : \"LZMA\"",
                "\"version\" : \"99999999999\"",
                "\"taken\" : \"yesterday\"",
                "\"taken\" : \"+1000000-01-01T00:00:00Z\"",
                "\"format\" : \"handrail-backup/9\""
            })
    void aManifestThatIsNotSoundIsLeftOutAndTheRunDoesNotEndWell(String hostile) throws Exception {
        String field = hostile.substring(0, hostile.indexOf(" :"));
        String sound = Written.MANIFEST;
        assertThat(sound).contains(field + " :");
        Files.writeString(shelf.resolve("b.dump"), "bytes");
        Files.writeString(shelf.resolve("b.dump.json"), sound);
        assertThat(plan().steps()).as("the sound one is taken").hasSize(1);
        Files.writeString(
                shelf.resolve("b.dump.json"),
                sound.replaceFirst(field + " : [^\\n]*?(,?)\\n", hostile.replace("$", "\\$") + "$1\n"));
        assertThat(plan().steps()).isEmpty();
        assertThat(plan().checks().toString()).contains("so b.dump beside it is not entered", "restore it with stock");
        Event.Ended ended = rig.perform("backup adopt", Arguments.of("DEST", shelf.toString()));
        assertThat(ended.failure()).contains("of 1 files nothing is known, 0 were entered");
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void whatAnotherProgramLaidThereAsJsonIsLeftOut() throws Exception {
        Files.writeString(shelf.resolve("composer"), "bytes");
        Files.writeString(shelf.resolve("composer.json"), "{}");
        Files.writeString(shelf.resolve("alone.json"), Written.MANIFEST.replace("\"id\" :", "\"no\" :"));
        adopt();
        assertThat(plan().checks())
                .extracting(Plan.Check::text)
                .contains("composer.json is no manifest that can be relied on");
        Files.move(shelf.resolve("composer"), shelf.resolve("chms-20260301-120000-abc.dump"));
        Files.move(shelf.resolve("composer.json"), shelf.resolve("chms-20260301-120000-abc.dump.json"));
        assertThat(rig.perform("backup adopt", Arguments.of("DEST", shelf.toString()))
                        .outcome())
                .as("what is called as ours are was ours")
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void aHugeManifestIsNotRead() throws Exception {
        Files.writeString(shelf.resolve("b.dump"), "bytes");
        Files.writeString(shelf.resolve("b.dump.json"), Written.MANIFEST + " ".repeat(17 << 20));
        assertThat(plan().steps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg_dump -Fc %s > chms-2026-03-01.dump",
                "pg_dump -Ft %s > chms-2026-03-01.tar",
                "pg_dump -Fd -j 2 -f chms-2026-03-01 %s",
                "pg_dump -Fp %s > chms-2026-03-01.sql",
                "pg_dump -Fp %s | gzip > chms-2026-03-01.sql.gz",
                "pg_dump -Fc -Z0 %s | zstd -q > chms-2026-03-01.dump.zst"
            })
    void aDumpOfAnotherProgramIsEnteredAsUnprovenVerifiedAndRestored(String made) throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        dumped(made);
        assertThat(plan().steps()).as("without a server it is nobody's").isEmpty();
        Event.Ended ended = rig.perform("backup adopt", foreign());
        assertThat(ended.failure()).isNull();
        Backup backup = rig.catalogue().require(Rig.id(ended));
        assertThat(backup.source())
                .as("what it says itself counts, and a plain one says nothing")
                .isEqualTo(made.contains("-Fp") ? "chms" : SOURCE);
        assertThat(backup.proof()).isEqualTo(Proof.Rung.COMPLETE);
        assertThat(backup.manifest().notes()).singleElement().asString().startsWith("foreign");
        assertThat(rig.verify(backup.id()).failure()).isNull();
        assertThat(rig.catalogue().require(backup.id()).proof()).isEqualTo(Proof.Rung.DECODED);
        TestDatabase.drop(RESTORED);
        assertThat(rig.restore(backup.id(), RESTORED).failure()).isNull();
        assertThat(TestDatabase.exists(RESTORED)).isTrue();
        TestDatabase.drop(RESTORED);
        assertThat(rig.commands(backup.id()))
                .contains("createdb", made.contains("-Fp") ? "psql --no-psqlrc" : "pg_restore --username postgres")
                .doesNotContain("tar --extract");
        rig.perform("backup adopt", foreign());
        assertThat(rig.catalogue().all()).as("once").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pg_dump -Fp --create --clean %s > made.sql", "pg_dump -Fp --create %s | gzip > made.sql.gz"})
    void aPlainDumpThatMakesItsOwnDatabaseIsNotAdopted(String made) throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        dumped(made);
        Event.Ended ended = rig.perform("backup adopt", foreign());
        assertThat(ended.failure()).isNull();
        assertThat(rig.catalogue().all()).isEmpty();
        assertThat(rig.make("backup adopt", foreign()).plan().checks().toString())
                .contains("made.sql", "DATABASE\", which goes beyond the one database");
    }

    /** Text, bodies and rows that say what no dump may be obeyed in. */
    private void fillWithWhatLooksLikeCommands() throws Exception {
        TestDatabase.create(SOURCE);
        Path script = Files.writeString(lost.resolve("fill.sql"), """
                CREATE TABLE notes (id int PRIMARY KEY, note text);
                INSERT INTO notes VALUES (1, E'\\\\connect live'), (2, E'x\\nDROP DATABASE live;\\n\\\\! reboot\\n'),
                  (3, E'it''s\\'; DROP ROLE clerk; --'), (4, E'\\\\.'), (5, '$$'), (6, '/* "'), (7, NULL),
                  (8, 'COPY t FROM stdin;'), (9, E'\\t\\\\'), (10, 'DROP DATABASE live;');
                COMMENT ON TABLE notes IS 'one; DROP DATABASE live; -- \\connect live';
                CREATE FUNCTION warned() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN
                DROP DATABASE live;
                EXECUTE '
                \\connect live
                ';
                EXECUTE '
                COPY notes FROM stdin;
                ';
                RETURN NEW; -- $$ ' "
                END
                $body$;
                CREATE FUNCTION quoted() RETURNS text LANGUAGE sql AS 'SELECT ''
                ALTER SYSTEM SET fsync = off; $$''::text';
                CREATE TRIGGER "; DROP DATABASE live;" BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION warned();
                CREATE TABLE "COPY ""x"" FROM stdin;" (a int, "--" text DEFAULT '\\connect live');
                INSERT INTO "COPY ""x"" FROM stdin;" VALUES (1), (2);
                CREATE RULE both_of_them AS ON DELETE TO notes DO ALSO (SELECT 1; SELECT 2);
                CREATE VIEW said AS
                  SELECT id, CASE WHEN note LIKE E'\\\\connect%' THEN 'DROP DATABASE live;' END AS s FROM notes;
                CREATE FUNCTION atoms() RETURNS int LANGUAGE sql
                  BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
                """);
        dumped("psql -X -q -v ON_ERROR_STOP=1 -f " + script + " %s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--inserts", "--column-inserts --rows-per-insert=5", "--clean --if-exists"})
    void whatOnlyLooksLikeACommandIsAdoptedAndComesBack(String more) throws Exception {
        fillWithWhatLooksLikeCommands();
        dumped("pg_dump -Fp %s " + more + " > made.sql");
        String text = Files.readString(shelf.resolve("made.sql"));
        assertThat(text).contains("\nDROP DATABASE live;\n", "\n\\connect live\n", "\nCOPY notes FROM stdin;\n");
        Event.Ended adopted = rig.perform("backup adopt", foreign());
        assertThat(rig.catalogue().all()).hasSize(1);
        TestDatabase.drop(RESTORED);
        assertThat(rig.restore(Rig.id(adopted), RESTORED).failure()).isNull();
        String hash = "SELECT sum(hashtextextended(n::text, 0)) % 1000000007 FROM notes n";
        assertThat(TestDatabase.number(RESTORED, hash)).isEqualTo(TestDatabase.number(SOURCE, hash));
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM \"COPY \"\"x\"\" FROM stdin;\""))
                .isEqualTo(2);
        TestDatabase.drop(RESTORED);
        for (String hostile : List.of(" \\connect live\n", "; DROP DATABASE live;\n", "COPY notes TO 'x';\n")) {
            assertThat(Elsewhere.POSTGRESQL.in(text + hostile)).as(hostile).isPresent();
        }
    }

    @Test
    void ofADumpInDirectoryFormatEveryFileCounts() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        dumped("pg_dump -Fd -f parish %s && mkdir empty");
        Backup backup = rig.catalogue().require(Rig.id(rig.perform("backup adopt", foreign())));
        assertThat(backup.manifest().artifact().form()).isEqualTo("directory");
        assertThat(backup.manifest().artifact().file()).isEqualTo("parish.tar");
        assertThat(backup.copies()).extracting(Copy::file).containsExactly("parish/");
        assertThat(rig.perform("backup drill", Arguments.of("ID", backup.id())).failure())
                .isNull();
        assertThat(rig.catalogue().require(backup.id()).proofs().toString())
                .contains("rung=RESTORED", "All of it went in; how many rows its tables had is not known");
        TestDatabase.drop(RESTORED);
        Path here = Files.createDirectories(home.resolve("here"));
        Pasted.in(here, here, rig.commands(backup.id()));
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(50);
        TestDatabase.drop(RESTORED);
        assertThat(here).isEmptyDirectory();
        Path rows;
        try (var files = Files.list(shelf.resolve("parish"))) {
            rows = files.filter(file -> file.toString().endsWith(".dat.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(rows);
        bytes[bytes.length / 2] ^= 1;
        Files.write(rows, bytes);
        assertThat(rig.verify(backup.id()).failure()).contains("SHA-256");
        Files.delete(rows);
        rig.catalogue().copyIs(backup.id(), backup.copies().getFirst(), Copy.State.GOOD);
        assertThat(rig.verify(backup.id()).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(rig.catalogue().require(backup.id()).good()).isFalse();
        bytes[bytes.length / 2] ^= 1;
        Files.write(rows, bytes);
        assertThat(rig.perform("backup delete", Arguments.of("ID", backup.id())).failure())
                .isNull();
        assertThat(shelf.resolve("parish")).doesNotExist();
        assertThat(shelf.resolve("empty")).exists();
    }

    @Test
    void whoNamesTheFolderOfADumpItselfIsToldToNameTheOneAbove() throws Exception {
        TestDatabase.create(SOURCE);
        dumped("pg_dump -Fd -f parish %s");
        Arguments within = new Arguments(
                Map.of("DEST", List.of(shelf.resolve("parish").toString()), "--server", List.of(Rig.SERVER)));
        assertThat(rig.make("backup adopt", within).plan().checks().toString())
                .contains("toc.dat is the table of contents", "name the folder above");
        Files.writeString(shelf.resolve("parish/toc.dat"), "PGDMP");
        assertThat(rig.make("backup adopt", foreign()).plan().checks().toString())
                .contains("parish/ is no dump");
    }

    /** It would drop the live one and make it anew. */
    @Test
    void aPlainDumpThatWasWrittenOverSinceItWasAdoptedIsNotObeyed() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        dumped("pg_dump -Fp %s > made.sql");
        String id = Rig.id(rig.perform("backup adopt", foreign()));
        dumped("pg_dump -Fp --create --clean %s > made.sql");
        TestDatabase.execute(SOURCE, "DELETE FROM visits");
        TestDatabase.drop(RESTORED);
        Event.Ended ended = rig.restore(id, RESTORED);
        assertThat(ended.failure()).contains("it was written over since");
        assertThat(rig.catalogue().require(id).good())
                .as("its only copy is known to be bad")
                .isFalse();
        assertThat(TestDatabase.exists(RESTORED)).isFalse();
        assertThat(TestDatabase.number(SOURCE, "SELECT count(*) FROM visits")).isZero();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** To pg_restore, an archive of which one byte is another can look as if a newer one had written it. */
    @Test
    void aCopyWhoseDamageLooksLikeAToolThatIsTooOldIsFoundDamaged() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        dumped("pg_dump -Fc -Z0 %s > made.dump");
        String id = Rig.id(rig.perform("backup adopt", foreign()));
        byte[] bytes = Files.readAllBytes(shelf.resolve("made.dump"));
        int minorVersion = "PGDMP".length() + 1;
        bytes[minorVersion] = 99;
        Files.write(shelf.resolve("made.dump"), bytes);
        Operation drill = rig.make("backup drill", Arguments.of("ID", id));
        Plan blind = new Plan(drill.title(), drill.effect(), List.of(), List.of(), List.of());
        Event.Ended ended = rig.runner().start(drill, blind, event -> {}).await();
        assertThat(ended.failure())
                .contains("is not what was backed up", "its SHA-256 is")
                .doesNotContain("says nothing of the backup");
        Backup backup = rig.catalogue().require(id);
        assertThat(backup.good()).isFalse();
        assertThat(backup.copies()).extracting(Copy::state).containsExactly(Copy.State.DAMAGED);
    }

    /** As cron makes it where pg_dump is ended: psql takes the end of what it is sent for the end of the rows. */
    @Test
    void aPlainDumpThatWasCutIsNeitherProvenByADrillNorPutInThePlaceOfTheLiveOne() throws Exception {
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        dumped("pg_dump -Fp %s | sed '/^COPY public.visits /,$ { /^COPY/n; /^2[^0-9]/q }' | gzip > adopted.sql.gz");
        Event.Ended adopted = rig.perform("backup adopt", foreign());
        assertThat(adopted.failure()).isNull();
        String id = Rig.id(adopted);
        assertThat(rig.journal().lines(adopted.run()).stream().map(line -> line.text()))
                .anySatisfy(line -> assertThat(line).contains("adopted.sql.gz is entered as " + id, "lacks something"));
        assertLacking(id);
        Event.Ended drilled = rig.perform("backup drill", Arguments.of("ID", id));
        assertThat(drilled.failure()).contains("does not end as a dump does that was written to its end");
        Operation replace = rig.make("restore", new Arguments(Map.of("ID", List.of(id), "--replace", List.of("true"))));
        assertThat(replace.plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.advice()).contains("restore " + id + " --into"));
        Plan blind = new Plan(replace.title(), replace.effect(), List.of(), List.of(), List.of());
        assertThat(rig.runner().start(replace, blind, event -> {}).await().failure())
                .contains("does not end as a dump does");
        assertThat(TestDatabase.number(SOURCE, "SELECT count(*) FROM visits")).isEqualTo(50);
        assertThat(rig.verify(id).failure()).contains("does not end where a dump says that it is complete");
        assertLacking(id);
        TestDatabase.drop(RESTORED);
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(2);
        assertLacking(id);
        TestDatabase.drop(RESTORED);
    }

    private void assertLacking(String id) throws Exception {
        Backup backup = rig.catalogue().require(id);
        assertThat(backup.proven()).isFalse();
        assertThat(backup.good()).isFalse();
        assertThat(backup.goodCopies())
                .as("what there is of it can be looked at")
                .hasSize(1);
    }

    private void dumped(String made) throws Exception {
        String command = made.formatted("-h 127.0.0.1 -p " + TestDatabase.port() + " -U postgres " + SOURCE);
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(shelf.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
