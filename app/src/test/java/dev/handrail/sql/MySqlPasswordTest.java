package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a password is made of, the client of a real MariaDB gets just that. */
@Timeout(120)
class MySqlPasswordTest {
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "\\",
            "#",
            ";",
            "$",
            "$(id)",
            "`id`",
            "${HOME}",
            "!",
            "%",
            "=",
            " ",
            "\t",
            "\n",
            "\r",
            "\b",
            "\\n",
            "\\s",
            "[client]",
            "END",
            "\nEND\n",
            "ü",
            "漢",
            "🔔",
            "&",
            "|",
            "<",
            ">",
            "*",
            "?",
            "~",
            "a",
            "Z",
            "0",
            "(",
            ")");

    private static RealMariaDb mariaDb;

    @TempDir
    Path home;

    private Reach reach;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE USER fuzz@'%' IDENTIFIED BY 'first'");
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.close();
    }

    @BeforeEach
    void arrive() throws Exception {
        reach = new Reach(home);
    }

    @AfterEach
    void leave() {
        reach.close();
    }

    private void letsIn(String password) throws Exception {
        String hex = HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8));
        mariaDb.execute("EXECUTE IMMEDIATE CONCAT('ALTER USER fuzz@''%'' IDENTIFIED BY ', QUOTE(CONVERT(x'" + hex
                + "' USING utf8mb4)))");
        reach.password = password;
        assertThat(user()).as(hex).isEqualTo("fuzz@%");
    }

    private String user() throws Exception {
        Server server = Reach.server(new Access.ThisComputer(Sudo.NONE));
        try (MySqlClient client =
                MySqlClient.open(reach.shells, reach.databases, server, mariaDb.byTcp("mysql", "fuzz"), "mysql")) {
            return client.askServer("SELECT CURRENT_USER()").getFirst().getFirst();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " both ends ",
                "\"quoted\"",
                "'",
                "back\\slash\\",
                "# no comment",
                "a#b",
                "$(touch /tmp/x)`id`",
                "ünïcödé 漢 🔔",
                "line\nbreak",
                "END",
                "a\nEND\nb",
                "\\",
                "\\\\n",
                "!include /etc/passwd",
                "x=y;z"
            })
    void oneThatMeansSomethingElsewhere(String password) throws Exception {
        letsIn(password);
    }

    @Test
    void oneOfAnything() throws Exception {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 40; i++) {
            StringBuilder password = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int n = 0; n < length; n++) {
                password.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            letsIn(password.toString());
        }
    }

    @Test
    void anotherOneIsRefused() throws Exception {
        letsIn("right \" one");
        reach.password = "right \" one ";
        assertThatThrownBy(this::user).hasMessageContaining("Access denied");
    }
}
