package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hash of a table's content, in a real PostgreSQL. */
class TableContentsTest {
    private static final String DATABASE = "contents";
    private static final String MANY = "contents_many";
    private static final String LOCKED = "contents_locked";

    @BeforeAll
    static void make() throws Exception {
        TestDatabase.create(DATABASE);
        TestDatabase.execute(DATABASE, "CREATE TABLE rows (t text, other text)");
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(DATABASE);
        TestDatabase.drop(MANY);
    }

    private static String hash(String values) throws Exception {
        TestDatabase.execute(DATABASE, "TRUNCATE rows; INSERT INTO rows VALUES " + values);
        try (Connection connection = TestDatabase.connect(DATABASE)) {
            return String.valueOf(TableContents.of(connection, true).getFirst().hash());
        }
    }

    @Test
    void everyColumnCountsWhateverItsName() throws Exception {
        assertThat(hash("('same', 'one')")).isNotEqualTo(hash("('same', 'two')"));
        assertThat(hash("('one', 'same')")).isNotEqualTo(hash("('two', 'same')"));
    }

    @Test
    void theOrderOfRowsDoesNotCountButHowOftenEachIsThere() throws Exception {
        assertThat(hash("('a', '1'), ('b', '2')")).isEqualTo(hash("('b', '2'), ('a', '1')"));
        assertThat(hash("('a', '1'), ('a', '1')")).isNotEqualTo(hash("('a', '1')"));
    }

    @Test
    void aTableThatSomebodyHasLockedIsLeftUncountedAndKeepsNobodyWaiting() throws Exception {
        TestDatabase.create(LOCKED);
        TestDatabase.execute(
                LOCKED, "CREATE TABLE a (id int); CREATE TABLE b AS SELECT 1; CREATE TABLE c AS SELECT 1;");
        try (Connection a = TestDatabase.locked(LOCKED, "a");
                Connection b = TestDatabase.locked(LOCKED, "b");
                Connection connection = TestDatabase.connect(LOCKED)) {
            assertThat(TableContents.besides(connection, name -> false, 10, Duration.ofMillis(100)))
                    .containsExactly(
                            new TableRows("public", "a", TableContents.UNCOUNTED),
                            new TableRows("public", "b", TableContents.UNCOUNTED),
                            new TableRows("public", "c", 1));
        } finally {
            TestDatabase.drop(LOCKED);
        }
    }

    @Test
    void inASnapshotNoLockIsHeldOfWhatWasRead() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            many.append("CREATE TABLE many_")
                    .append(i)
                    .append(" AS SELECT n FROM generate_series(1, ")
                    .append(i)
                    .append(") n;");
        }
        TestDatabase.create(MANY);
        TestDatabase.execute(MANY, many.toString());
        try (Connection connection = TestDatabase.connect(MANY)) {
            connection.setAutoCommit(false);
            List<TableRows> contents = TableContents.of(connection, true);
            assertThat(contents).hasSize(120).contains(new TableRows("public", "many_0", 0, "hashtextextended:0"));
            for (TableRows table : contents) {
                assertThat(table.name()).isEqualTo("public.many_" + table.rows());
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND relation >= 16384")) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
        }
    }
}
