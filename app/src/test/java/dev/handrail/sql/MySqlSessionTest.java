package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A conversation with MariaDB or MySQL: which answer belongs to what was asked, and what is said when it ends too early. */
class MySqlSessionTest {
    private static final String ALL = "handrail: that was all ";

    private final Scripted shell = new Scripted();

    private MySqlSession session() throws OperationFailed {
        Database database =
                new Database("parish", Engine.MARIADB, "localhost", 3306, "root", null, null, null, null, null);
        MySqlTools tools = new MySqlTools(database, "mariadb-dump", "mariadb", "10.11.6-MariaDB", null);
        return MySqlSession.begin(new MySqlClient(shell, tools, "parish"));
    }

    private void answers(String more) {
        shell.answers("--unbuffered", "17\n" + ALL + "1\n" + more);
    }

    @Test
    void eachQuestionGetsItsOwnAnswer() throws Exception {
        answers("a\\tb\\n\t\rc\nNULL\t\n" + ALL + "2\n" + ALL + "3\n42\n" + ALL + "4\n7\n" + ALL + "5\n");
        try (MySqlSession session = session()) {
            assertThat(session.ask("SELECT a, b FROM odd"))
                    .as("a line ends nowhere but where the client ends it")
                    .containsExactly(List.of("a\tb\n", "\rc"), List.of("NULL", ""));
            assertThat(session.ask("ROLLBACK")).isEmpty();
            assertThat(session.number("SELECT COUNT(*) FROM visits")).isEqualTo(42);
            assertThat(session.change("DELETE FROM visits")).isEqualTo(7);
        }
        assertThat(shell.asked()).singleElement().asString().contains("--batch", "--binary-mode", "--database=parish");
    }

    @Test
    void aStatementThatFailsIsToldAsTheClientSaysIt() {
        shell.fails("--unbuffered", 1, "ERROR 1045 (28000): Access denied for user 'root'@'localhost'");
        assertThatThrownBy(this::session)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Access denied for user")
                .hasMessageContaining("parish");
    }

    @Test
    void anAnswerThatEndsTooEarlyIsNone() throws Exception {
        answers("1\n2\n");
        try (MySqlSession session = session()) {
            assertThatThrownBy(() -> session.ask("SELECT id FROM visits")).isInstanceOf(OperationFailed.class);
        }
    }

    @Test
    void aValueThatLooksLikeTheEndOfAnotherAnswerIsAValue() throws Exception {
        answers(ALL + "1\n" + ALL + "2\n");
        try (MySqlSession session = session()) {
            assertThat(session.ask("SELECT note FROM visits")).containsExactly(List.of(ALL + "1"));
        }
    }

    @Test
    void whoStopsItHasTheServerEndItToo() throws Exception {
        answers("");
        try (MySqlSession session = session()) {
            session.stop();
        }
        assertThat(shell.asked()).as("the session, and the word to end it").hasSize(2);
    }
}
