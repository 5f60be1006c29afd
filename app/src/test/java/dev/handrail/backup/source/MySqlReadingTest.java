package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.shell.LocalShell;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real MariaDB is read table by table: of one that gives no answer it is told why, and the others are read. */
@Timeout(120)
class MySqlReadingTest {
    private static RealMariaDb mariaDb;
    private static MySqlClient client;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        client = new MySqlClient(
                new LocalShell(),
                new MySqlTools(mariaDb.bySocket("parish"), "mariadb-dump", "mariadb", "10.11.4-MariaDB", null),
                "parish");
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        mariaDb.close();
    }

    @BeforeEach
    void fill() {
        mariaDb.execute("DROP DATABASE IF EXISTS parish; CREATE DATABASE parish; USE parish;" + """
                CREATE TABLE `a
                b` (id int); INSERT INTO `a
                b` VALUES (1), (2);
                CREATE TABLE bells (id int PRIMARY KEY) ENGINE=MyISAM; INSERT INTO bells VALUES (1);
                CREATE TABLE open (id int); INSERT INTO open VALUES (1), (2), (3);
                """);
    }

    @Test
    void aDamagedTableIsNamedWithWhatTheServerSaysOfIt() throws Exception {
        Files.write(mariaDb.file("parish", "bells.MYI"), new byte[10]);
        TablesRead read = MySqlState.tables(client, true);
        assertThat(read.tables()).extracting(TableRows::table).containsExactly("a\nb", "open");
        assertThat(read.unread()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("parish.bells");
            assertThat(table.why()).startsWith("ERROR 1").contains("bells");
        });
    }

    @Test
    void aTableThatIsDroppedMeanwhileIsNotThereAndNoMore() throws Exception {
        Map<String, String> queries = MySqlColumns.of(client).queries(name -> true, false);
        mariaDb.execute("DROP TABLE parish.bells");
        try (MySqlReading reading = MySqlReading.begin(client, queries, line -> {})) {
            TablesRead read = reading.all();
            assertThat(read.tables()).extracting(TableRows::table).containsExactly("a\nb", "open");
            assertThat(read.unread()).isEmpty();
        }
    }

    @Test
    void aLimitThatTheServerHasForStatementsIsNoneForACount() throws Exception {
        mariaDb.execute("SET GLOBAL max_statement_time = 7");
        Map<String, String> asked = Map.of("limit", "SELECT 'limit', CAST(@@max_statement_time AS INT), ''");
        try (MySqlReading reading = MySqlReading.begin(client, asked, line -> {})) {
            assertThat(reading.all().tables()).extracting(TableRows::rows).containsExactly(0L);
        } finally {
            mariaDb.execute("SET GLOBAL max_statement_time = 0");
        }
    }
}
