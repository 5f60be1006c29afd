package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names and texts in statements, asked of a real server. */
@Timeout(60)
class SqlNamesTest {
    private static final List<String> PIECES = List.of(
            "'", "\"", "\\", "''", "\\'", "$$", "$x$", "--", "/*", "*/", ";", "?", "??", "{d '", "}", "{fn x}", "E'",
            "\n", "\t", "%", "a", "é", "漢", "😀", " ", ":x", "\\u0041", "U&\"");

    private final Random random = new Random(20261121);

    private String strange() {
        StringBuilder text = new StringBuilder();
        do {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        } while (random.nextInt(8) != 0 && text.toString().getBytes(StandardCharsets.UTF_8).length < 50);
        return text.toString();
    }

    @Test
    void everyTextComesBackAsItWas() throws Exception {
        try (Connection connection = TestDatabase.connect("postgres")) {
            for (String conforming : List.of("on", "off")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET standard_conforming_strings = " + conforming);
                }
                for (int i = 0; i < 500; i++) {
                    String text = strange();
                    assertThat(FirstCell.text(connection, "SELECT" + " " + SqlNames.literal(text) + " AS x"))
                            .isEqualTo(text);
                }
            }
        }
    }

    @Test
    void everyNameNamesWhatItSays() throws Exception {
        try (Connection connection = TestDatabase.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 300; i++) {
                String name = strange();
                statement.execute("CREATE TEMP TABLE " + SqlNames.quoted(name) + " (n int)");
                assertThat(FirstCell.text(
                                connection,
                                "SELECT relname FROM pg_class WHERE oid = " + SqlNames.literal(SqlNames.quoted(name))
                                        + "::regclass"))
                        .isEqualTo(name);
                statement.execute("COMMENT ON TABLE " + SqlNames.quoted(name) + " IS " + SqlNames.literal(name));
                statement.execute("DROP TABLE " + SqlNames.quoted(name));
            }
        }
    }
}
