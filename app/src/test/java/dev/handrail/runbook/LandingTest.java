package dev.handrail.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.TestDatabase;
import dev.handrail.runbook.landing.ShellText;
import dev.handrail.runbook.landing.SqlText;
import dev.handrail.runbook.landing.SqlText.Dialect;
import dev.handrail.runbook.landing.UrlText;
import dev.handrail.runbook.landing.Use;
import dev.handrail.runbook.landing.Value;
import dev.handrail.runbook.landing.WordText;
import dev.handrail.shell.Command;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Result;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are made to break out of wherever they are put: they arrive as they are, everywhere. */
class LandingTest {
    static final List<String> NASTY = List.of(
            "plain",
            "it's",
            "\"double\"",
            "$(touch /tmp/handrail-was-here)",
            "`id`",
            "a\nb\n\nc",
            "-rf /",
            "x; echo y && echo z | cat > /dev/null #",
            "\\",
            "\\' OR 1=1 --",
            "'; DROP TABLE t; --",
            "$$ $a$ ${other}",
            "* ? [a-z] ~ !",
            "ü€🚀\ttab",
            " two  spaces ",
            "%s%n&q=1#top/../?");

    /** Each prints the value between brackets, as whole as the shell has it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf '[%s]' ${v}",
                "printf '[%s]' \"${v}\"",
                "printf %s \"[${v}]\"",
                "x=${v}; printf '[%s]' \"$x\"",
                "printf %s \"$(printf '[%s]' ${v})\"",
                "printf %s \"`printf '[%s]' ${v}`\"",
                "cat <<END | head -c -1\n[${v}]\nEND",
                "case x in a) echo no ;; x) printf '[%s]' ${v} ;; esac # it's ${v}",
                "if [ $((1 + ${#v})) -gt 0 ]; then printf '[%s]' ${v}; fi"
            })
    void inAShell(String script) throws Exception {
        for (String value : NASTY) {
            try (LocalShell shell = new LocalShell()) {
                ShellText text = ShellText.of(script);
                assertThat(text.uses()).extracting(Use::misplaced).doesNotContain(true);
                Result result = shell.run(Command.of("sh", "-c", text.text()).with("v", value));
                assertThat(new String(result.output(), StandardCharsets.UTF_8))
                        .as(text.text())
                        .isEqualTo("[" + value + "]");
            }
        }
    }

    @Test
    void whereTheShellWouldNotLookItIsMisplaced() {
        for (String script :
                List.of("echo 'it is ${v}'", "cat <<'END'\n${v}\nEND", "cat <<\\END\n${v}\nEND", "echo $'\\'${v}'")) {
            assertThat(ShellText.of(script).uses()).extracting(Use::misplaced).containsExactly(true);
            assertThat(ShellText.of(script).text()).isEqualTo(script);
        }
        assertThat(ShellText.of("echo a\necho \"it's ${v}\"\n").uses()).containsExactly(new Use("v", 1, false));
    }

    @Test
    void inPostgres() throws Exception {
        TestDatabase.create("landing");
        try (Connection connection = TestDatabase.connect("landing");
                Statement statement = connection.createStatement()) {
            for (String value : NASTY) {
                String sql = SqlText.filled(
                        "/* it's */ SELECT ${v} AS one, 'it''s' -- ${v}",
                        Dialect.POSTGRESQL,
                        name -> new Value(Variable.Type.TEXT, value));
                try (ResultSet row = statement.executeQuery(sql)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).as(sql).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void byTypeInStatements() {
        assertThat(filled("SELECT * FROM ${v}", Dialect.POSTGRESQL, Variable.Type.NAME, "my-table"))
                .isEqualTo("SELECT * FROM \"my-table\"");
        assertThat(filled("SELECT * FROM ${v}", Dialect.MYSQL, Variable.Type.NAME, "my-table"))
                .isEqualTo("SELECT * FROM `my-table`");
        assertThat(filled("SELECT 1 -${v}", Dialect.MYSQL, Variable.Type.NUMBER, "-5"))
                .isEqualTo("SELECT 1 -(-5)");
        assertThat(filled("SELECT ${v}", Dialect.MYSQL, Variable.Type.TEXT, "\\' OR 1=1 -- "))
                .doesNotContain("OR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '${v}'",
                "SELECT \"${v}\"",
                "SELECT 1 -- ${v}",
                "SELECT /* ${v} */ 1",
                "DO $$ SELECT ${v} $$",
                "SELECT 'it\\'s ${v}'",
                "SELECT E'it\\'s ${v}'"
            })
    void withinQuotesAndRemarksAStatementTakesNone(String sql) {
        assertThat(SqlText.uses(sql)).extracting(Use::misplaced).contains(true);
    }

    @Test
    void inWhatOnlyPeopleReadItStandsAsItIs() {
        Map<String, String> values = Map.of("branch", "release $1 \\ ${it}", "bed", "");
        assertThat(Use.filled("Take ${branch} to ${bed}, ${later} and $HOME", values))
                .isEqualTo("Take release $1 \\ ${it} to , ${later} and $HOME");
    }

    @Test
    void inAnAddress() {
        for (String value : NASTY) {
            URI uri = URI.create(UrlText.filled(
                    "https://${host}/find/${v}?q=${v}",
                    name -> name.equals("host")
                            ? new Value(Variable.Type.HOST, "example.org")
                            : new Value(Variable.Type.TEXT, value)));
            assertThat(uri.getHost()).isEqualTo("example.org");
            assertThat(uri.getQuery()).isEqualTo("q=" + value);
            assertThat(uri.getPath()).isEqualTo("/find/" + value);
            assertThat(uri.getFragment()).isNull();
        }
    }

    @Test
    void inTheWordsOfAnOperation() {
        for (String value : NASTY) {
            assertThat(WordText.split("restore ${id} --into \"new ${v}\"").stream()
                            .map(word -> WordText.filled(word, name -> new Value(Variable.Type.TEXT, value))))
                    .containsExactly("restore", value, "--into", "new " + value);
        }
    }

    private static String filled(String sql, Dialect dialect, Variable.Type type, String value) {
        return SqlText.filled(sql, dialect, name -> new Value(type, value));
    }
}
