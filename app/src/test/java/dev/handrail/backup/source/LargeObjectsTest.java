package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hash of what is in large objects, in a real PostgreSQL. */
class LargeObjectsTest {
    private static final String DATABASE = "large_objects";

    @BeforeAll
    static void make() throws Exception {
        TestDatabase.create(DATABASE);
    }

    @AfterAll
    static void drop() throws Exception {
        TestDatabase.drop(DATABASE);
    }

    private static String hash(String made) throws Exception {
        TestDatabase.execute(DATABASE, "SELECT lo_unlink(oid) FROM pg_largeobject_metadata;" + made);
        try (Connection connection = TestDatabase.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            return LargeObjects.hash(statement);
        }
    }

    @Test
    void theSameIsTheSameWhateverTheOrder() throws Exception {
        assertThat(hash("SELECT lo_from_bytea(7, 'one'), lo_from_bytea(8, 'two')"))
                .isEqualTo(hash("SELECT lo_from_bytea(8, 'two'), lo_from_bytea(7, 'one')"))
                .isNotEqualTo(hash("SELECT lo_from_bytea(7, 'two'), lo_from_bytea(8, 'one')"));
    }

    @Test
    void oneByteFarInsideALargeOneCounts() throws Exception {
        String large = "SELECT lo_from_bytea(7, convert_to(repeat('0123456789', 310000), 'UTF8'));";
        assertThat(hash(large)).isEqualTo(hash(large)).isNotEqualTo(hash(large + "SELECT lo_put(7, 2500000, 'x')"));
    }

    @Test
    void oneThatIsEmptyIsThereAndOneOfWholePiecesEnds() throws Exception {
        assertThat(hash("SELECT lo_from_bytea(7, '')")).isNotEqualTo(hash("SELECT 1"));
        assertThat(hash("SELECT lo_from_bytea(7, convert_to(repeat('x', 1048576), 'UTF8'))"))
                .isNotEqualTo(hash("SELECT lo_from_bytea(7, convert_to(repeat('x', 1048575), 'UTF8'))"));
    }
}
