package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hash of a table's content, in a real PostgreSQL. */
class TableContentsTest {
    private static final String DATABASE = "contents";

    @BeforeAll
    static void make() throws Exception {
        TestDatabase.create(DATABASE);
        TestDatabase.execute(DATABASE, "CREATE TABLE rows (t text, other text)");
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(DATABASE);
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
}
