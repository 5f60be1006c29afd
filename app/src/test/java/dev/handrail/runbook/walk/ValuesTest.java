package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.Variable.Type;
import dev.handrail.runbook.landing.HttpText;
import dev.handrail.runbook.landing.SqlText;
import dev.handrail.runbook.landing.SqlText.Dialect;
import dev.handrail.runbook.landing.UrlText;
import dev.handrail.runbook.landing.Value;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a step found out takes the place of an answer, and is asked for no shape: it is never put anywhere raw. */
class ValuesTest {
    private static final String NASTY = "0; DROP TABLE t; --";
    private static final String TEXT = """
            ---
            title: Count
            variables:
              - { name: rows, question: How many?, type: number, default: "10" }
              - { name: bed, question: Which?, type: name, default: bed }
              - { name: site, question: Where?, type: url, default: "https://example.org/" }
              - { name: machine, question: Where?, type: host, default: example.org }
            ---
            - [ ] Count
              ```sh {check capture=rows}
              wc -l
              ```
            """;
    private static final Server SERVER = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

    private static Value found(String name, String text) {
        Walks walks = new Walks(TEXT).then(1, Kind.CAPTURED, "1.1", name + "=" + text);
        return Values.of(walks.standing(), SERVER, "mara", Walks.minute(2), ZoneId.of("Europe/Helsinki"))
                .of(name);
    }

    @Test
    void whatFitsIsWhatWasAskedFor() {
        assertThat(found("rows", "-12")).isEqualTo(new Value(Type.NUMBER, "-12"));
        assertThat(found("bed", "rose_bed")).isEqualTo(new Value(Type.NAME, "rose_bed"));
        assertThat(found("site", "https://example.org/a")).isEqualTo(new Value(Type.URL, "https://example.org/a"));
        assertThat(found("machine", "db.example.org")).isEqualTo(new Value(Type.HOST, "db.example.org"));
        assertThat(found("other", "12")).as("nobody said what it is").isEqualTo(new Value(Type.TEXT, "12"));
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatIsNoneIsQuotedInStatements(Dialect dialect) {
        assertThat(SqlText.filled("SELECT ${rows}", dialect, name -> found(name, NASTY)))
                .isNotEqualTo("SELECT " + NASTY)
                .isEqualTo(SqlText.filled("SELECT ${rows}", dialect, name -> new Value(Type.TEXT, NASTY)));
    }

    @Test
    void inAnAddressItChangesNotWhereThatLeads() {
        assertThat(UrlText.filled("https://example.org/${rows}", name -> found(name, "1?a#b")))
                .isEqualTo("https://example.org/1%3Fa%23b");
        assertThat(UrlText.filled("https://${machine}/", name -> found(name, "a.example/b@c")))
                .isEqualTo("https://a.example%2Fb%40c/");
        assertThat(UrlText.filled("${site}/x", name -> found(name, "file:///etc")))
                .isEqualTo("file%3A%2F%2F%2Fetc/x");
    }

    @Test
    void inJsonItIsAText() {
        HttpText text =
                HttpText.of("POST https://example.org/\nContent-Type: application/json\n\n[${rows}, \"${rows}\"]");
        assertThat(text.content(name -> found(name, "1, \"a\""))).isEqualTo("[\"1, \\\"a\\\"\", \"1, \\\"a\\\"\"]");
        assertThat(text.content(name -> found(name, "12"))).isEqualTo("[12, \"12\"]");
    }
}
