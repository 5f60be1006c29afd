package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.HostKey;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The small tools of the command line: tables, JSON, what is piped, what is asked. */
class TableTest {
    private Instant now = Instant.parse("2026-11-21T05:00:00Z");

    @Test
    void columnsStandBelowEachOtherAlsoWithLettersOfTwoUnits() {
        Table table = new Table(List.of("Name", "Size"), List.of(List.of("😀😀😀😀😀", "1"), List.of("é", "22")));
        assertThat(table.lines()).containsExactly("Name   Size", "😀😀😀😀😀  1", "é      22");
    }

    @Test
    void aCellWithSeveralLinesStaysInItsRow() {
        assertThat(new Table(List.of("A", "B"), List.of(List.of("one\ntwo\tthree", "x"))).lines())
                .containsExactly("A              B", "one two three  x");
    }

    @Test
    void rowsMayBeShorterOrLongerThanTheHeads() {
        assertThat(new Table(List.of("A"), List.of(List.of(), List.of("x", "more"))).lines())
                .containsExactly("A", "", "x  more");
        assertThat(new Table(List.of(), List.of()).lines()).containsExactly("");
    }

    @Test
    void timesAreInRfc3339AndDurationsInMilliseconds() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", now);
        document.put("took", Duration.ofMillis(1_234));
        document.put("none", null);
        assertThat(new Json().line(document))
                .isEqualTo("{\"at\":\"2026-11-21T05:00:00Z\",\"took\":1234,\"none\":null}");
        assertThat(new Json().line(Map.of("text", "a\nb"))).doesNotContain("\n");
    }

    @Test
    void eachQuestionTakesTheNextLineAndTheEndOfTheInputIsNoAnswer() {
        PipedAsker asker =
                new PipedAsker(FakeTerminal.ofSomebody("first\nsecond\n").terminal());
        try (var secret = Objects.requireNonNull(asker.secret("Passphrase?"))) {
            assertThat(secret.characters()).containsExactly("first".toCharArray());
        }
        assertThat(asker.answer("Code?")).isEqualTo("second");
        assertThat(asker.answer("Again?")).isNull();
        assertThat(asker.secret("Again?")).isNull();
    }

    @Test
    void somethingPassesAsOftenAsItMay() {
        Throttle throttle = new Throttle(((InstantSource) () -> now).withZone(ZoneOffset.UTC), Duration.ofSeconds(1));
        assertThat(throttle.passes()).isTrue();
        now = now.plusMillis(999);
        assertThat(throttle.passes()).isFalse();
        now = now.plusMillis(1);
        assertThat(throttle.passes()).isTrue();
        assertThat(throttle.passes()).isFalse();
    }

    @Test
    void aHostKeyIsTrustedWithAWholeYesAndNothingElse() {
        assertThat(trusts("yes\n")).isTrue();
        assertThat(trusts(" YES \n")).isTrue();
        assertThat(trusts("y\n")).isFalse();
        assertThat(trusts("yes please\n")).isFalse();
        assertThat(trusts("\n")).isFalse();
        assertThat(trusts("")).isFalse();
    }

    @Test
    void theFingerprintAndTheNoteAreShownBeforeTheQuestion() {
        FakeTerminal person = FakeTerminal.ofSomebody("no\n");
        asks(person);
        assertThat(person.err()).contains("[example.org]:2222", key().fingerprint(), "It was another one in May.");
    }

    @Test
    void whereNobodyIsThereNoKeyIsTrustedAndNobodyIsAsked() {
        FakeTerminal nobody = FakeTerminal.ofNobody();
        assertThat(asks(nobody)).isFalse();
        assertThat(nobody.err()).isEmpty();
    }

    @Test
    void globalsAreFoundWhereverTheyStand() {
        Globals before = Globals.in(List.of("--yes", "--home", "/data", "backup", "run", "Parish"));
        Globals after = Globals.in(List.of("backup", "run", "Parish", "--home", "/data", "--yes"));
        assertThat(after).isEqualTo(before);
        assertThat(before.home()).contains("/data");
        assertThat(before.yes()).isTrue();
        assertThat(before.json() || before.plan() || before.quiet()).isFalse();
    }

    @Test
    void whoWritesJsonWronglyIsStillToldInJson() {
        assertThat(Globals.in(List.of("--json=yes", "server", "list")).json()).isTrue();
        assertThat(Globals.in(List.of("server", "list", "--jsonish")).json()).isFalse();
    }

    @Test
    void aNameWithAnAtSignIsNoFileOfArguments() {
        assertThat(Globals.in(List.of("--production", "@home", "server", "list"))
                        .production())
                .contains("@home");
    }

    private static boolean trusts(String typed) {
        return asks(FakeTerminal.ofSomebody(typed));
    }

    private static boolean asks(FakeTerminal terminal) {
        Terminal there = terminal.terminal();
        return new TerminalHostKeyAsker(there, new TerminalAsker(there)).trust(key(), "It was another one in May.");
    }

    private static HostKey key() {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.write(7);
        return new HostKey("example.org", 2222, "ssh-ed25519", blob.toByteArray());
    }
}
