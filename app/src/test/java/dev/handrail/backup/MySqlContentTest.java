package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Database;
import dev.handrail.server.Packing;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest says of the content of a real MariaDB, while others write. */
@Timeout(120)
class MySqlContentTest {
    /** Does what the file "between" says when it is started, which is after the first look and before the dump. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            . "${0%/*}/between"
            dump "$@"
            """;

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;

    @TempDir
    static Path programs;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void fill() throws Exception {
        between("");
        mariaDb.execute(
                "DROP DATABASE IF EXISTS parish; CREATE DATABASE parish CHARACTER SET utf8mb4; USE parish;" + """
                CREATE TABLE visits (id int PRIMARY KEY, note varchar(80));
                INSERT INTO visits SELECT seq, md5(seq) FROM seq_1_to_2000;
                CREATE TABLE members (id int PRIMARY KEY, name varchar(80));
                INSERT INTO members VALUES (1, 'Anna'), (2, NULL);
                CREATE TABLE old (id int) ENGINE=MyISAM;
                INSERT INTO old VALUES (1), (1);
                """);
    }

    private static void between(String sql) throws Exception {
        String client = "echo \"" + sql + "\" | mariadb --no-defaults --user=root --socket=" + mariaDb.socket() + "\n";
        Files.writeString(programs.resolve("between"), sql.isEmpty() ? "" : client);
    }

    private Manifest taken() throws Exception {
        try (Rig rig = new Rig(home)) {
            Database database = mariaDb.bySocket("parish");
            rig.keep(sshd.access(), List.of(database));
            Event.Ended ended = rig.backUp();
            assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
            return rig.catalogue().require(Rig.id(ended)).manifest();
        }
    }

    private static @Nullable String hash(Manifest manifest, String table) {
        return manifest.table("parish." + table).map(TableRows::hash).orElse(null);
    }

    @Test
    void whatNobodyWritesToIsProvenWithoutTransactionsToo() throws Exception {
        assertThat(taken().tables()).hasSize(3).allMatch(table -> table.hash() != null);
    }

    @Test
    void aRowThatIsChangedInTheMomentOfTheDumpTakesTheProofFromItsTableAlone() throws Exception {
        between("UPDATE parish.visits SET note = 'other' WHERE id = 7; INSERT INTO parish.old VALUES (2)");
        Manifest manifest = taken();
        assertThat(hash(manifest, "visits")).isNull();
        assertThat(hash(manifest, "old")).isNull();
        assertThat(hash(manifest, "members")).isNotNull();
        assertThat(manifest.notes()).anyMatch(note -> note.contains("not proven") && note.endsWith("old, visits"));
        assertThat(manifest.table("parish.old").orElseThrow().rows()).isEqualTo(3);
    }

    @Test
    void aTableThatIsAlteredInTheMomentOfTheDumpIsNotProven() throws Exception {
        between("ALTER TABLE parish.visits ADD more int DEFAULT 1");
        Manifest manifest = taken();
        assertThat(hash(manifest, "visits")).isNull();
        assertThat(hash(manifest, "members")).isNotNull();
    }

    @Test
    void whatIsWrittenAfterTheDumpBeganChangesNothing() throws Exception {
        String before = hash(taken(), "visits");
        mariaDb.execute("UPDATE parish.visits SET note = 'other' WHERE id = 7");
        String changed = hash(taken(), "visits");
        mariaDb.execute("UPDATE parish.visits SET note = md5(7) WHERE id = 7");
        assertThat(changed).isNotNull().isNotEqualTo(before);
        assertThat(hash(taken(), "visits")).isEqualTo(before);
    }

    @Test
    void theHashTellsRowsApartWhateverTheirOrderAndCountsEqualOnes() throws Exception {
        mariaDb.execute("USE parish; DELETE FROM old; INSERT INTO old VALUES (2), (2)");
        String twos = hash(taken(), "old");
        mariaDb.execute("USE parish; DELETE FROM old; INSERT INTO old VALUES (1), (3)");
        String others = hash(taken(), "old");
        mariaDb.execute("USE parish; DELETE FROM old; INSERT INTO old VALUES (3); INSERT INTO old VALUES (1)");
        assertThat(hash(taken(), "old")).isEqualTo(others).isNotEqualTo(twos);
    }

    @Test
    void aDatabaseOverTheLimitIsCountedOnly() throws Exception {
        try (Rig rig = new Rig(home)) {
            rig.packed(
                    rig.keep(sshd.access(), List.of(mariaDb.bySocket("parish"))),
                    new Packing(null, 0, 0, null, true, new ByteSize(1)),
                    null);
            Manifest manifest = rig.catalogue().require(Rig.id(rig.backUp())).manifest();
            assertThat(manifest.tables()).allMatch(table -> table.hash() == null);
            assertThat(manifest.notes()).noneMatch(note -> note.contains("not proven"));
        }
    }
}
