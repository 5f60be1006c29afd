package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.operation.Saying;
import dev.handrail.server.Script;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team's own script has produced, told by what was there before it ran and after. */
class ProducedTest {
    private static final String LIST = "IFS=";
    private static final String OLD = "11 100 2026-03-01 1 2026-03-01 1\t/srv/old.sql\0";
    private static final String NEW = "12 250 2026-03-02 1 2026-03-02 1\t/srv/new.sql\0";

    private static Produced produced(String told) throws OperationFailed {
        return Produced.now(new Scripted().answers(LIST, told), "/srv/*.sql");
    }

    private static ScriptTap script(Scripted shell) {
        Script script = new Script("nightly", List.of("/srv/dump.sh", "a b"), "/srv/*.sql", null);
        return new ScriptTap(script, shell, Duration.ofHours(12));
    }

    @Test
    void onlyWhatIsNewOrWasWrittenSinceWasProduced() throws Exception {
        Produced before = produced(OLD);
        assertThat(produced(OLD + NEW).since(before)).containsExactly("/srv/new.sql");
        assertThat(produced(OLD.replace("100", "101")).since(before)).containsExactly("/srv/old.sql");
        assertThat(produced("").since(before)).isEmpty();
        assertThat(produced(OLD).same(before, "/srv/old.sql")).isTrue();
        assertThat(produced("").same(before, "/srv/old.sql")).isFalse();
        assertThat(produced(OLD).bytes(List.of("/srv/old.sql", "/srv/new.sql")))
                .as("what is gone has no size")
                .isEqualTo(100);
        assertThat(produced(OLD + NEW).bytes(List.of("/srv/old.sql", "/srv/new.sql")))
                .isEqualTo(350);
    }

    @Test
    void filesMayBeCalledAnything() throws Exception {
        List<String> names = Hostile.TEXTS.stream()
                .filter(text -> text.indexOf('\0') < 0)
                .map(text -> "/srv/" + text)
                .toList();
        String told = names.stream().map(name -> "1 2 3\t" + name + "\0").collect(Collectors.joining());
        assertThat(produced(told).since(new Produced(Map.of()))).containsExactlyElementsOf(names);
    }

    @Test
    void aPatternThatCannotBeLookedForIsNamed() {
        assertThatThrownBy(() -> Produced.now(new Scripted().fails(LIST, 1, "denied"), "/root/*"))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.tried()).contains("/root/*");
                    assertThat(failed.cameBack()).isEqualTo("denied");
                });
    }

    /** What a file's name ends in goes along, but not a date, nor what begins a hidden name. */
    @ParameterizedTest
    @CsvSource({
        "/srv/a.sql, .sql",
        "/srv/a.tar.gz, .tar.gz",
        "/srv/a.b.tar.gz, .tar.gz",
        "/srv/dump-2026.03.01, ''",
        "/srv/dump-2026.03.sql, .sql",
        "/srv/.hidden, ''",
        "/srv/.hidden.gz, .gz",
        "/srv/dir.d/plain, ''",
        "/srv/a., ''"
    })
    void theEndingIsThatOfTheOneFile(String file, String ending) throws Exception {
        assertThat(tap(List.of(file)).ending()).isEqualTo(ending);
    }

    private static ProducedTap tap(List<String> files) throws OperationFailed {
        return new ProducedTap(script(new Scripted()), produced(OLD + NEW), files, false);
    }

    @Test
    void oneFileIsReadAsItIsAndSeveralAsAnArchive() throws Exception {
        assertThat(CommandText.of(tap(List.of("/srv/-a b.sql")).shown())).isEqualTo("cat -- '/srv/-a b.sql'");
        ProducedTap several = tap(List.of("/srv/old.sql", "/srv/new.sql"));
        assertThat(CommandText.of(several.shown()))
                .startsWith("tar ")
                .endsWith("--directory=/ -- srv/old.sql srv/new.sql");
        assertThat(several.ending()).isEqualTo(".tar");
        assertThat(several.expectedBytes()).isEqualTo(350);
    }

    @Test
    void whatTheScriptProducedIsCollectedAfterItRan() throws Exception {
        Scripted shell = new Scripted().answers(LIST, OLD, OLD + NEW).answers("head", "PK\u0003\u0004rest");
        Tap ready = script(shell).ready(new Saying());
        assertThat(ready.expectedBytes()).isEqualTo(250);
        assertThat(ready.packed()).isTrue();
        assertThat(shell.asked()).anyMatch(asked -> asked.contains("/srv/dump.sh 'a b'"));
        assertThat(ready.open(new Saying()).shown()).isEqualTo(ready.shown());
    }

    @Test
    void aScriptThatFailsOrProducesNothingIsNoBackup() {
        Scripted fails = new Scripted().answers(LIST, OLD).fails("/srv/dump.sh", 3, "disk full");
        assertThatThrownBy(() -> script(fails).ready(new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("3", "disk full"));
        assertThatThrownBy(() -> script(new Scripted().answers(LIST, OLD)).ready(new Saying()))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("/srv/*.sql"));
        assertThatThrownBy(() -> script(new Scripted()).open(new Saying())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001f\uDC8b\b",
                "(\uDCb5/\uDCfd1234",
                "\uDCfd7zXZ\0",
                "BZh9",
                "PK\u0003\u0004",
                "7z\uDCbc\uDCaf'\u001c",
                "\u0004\"M\u0018",
                "age-encr",
                "PGDMP\u0001"
            })
    void whatIsPackedAlreadyIsKnownByHowItBegins(String first) throws Exception {
        assertThat(Packed.all(new Scripted().answers("head", first), List.of("/srv/a")))
                .isTrue();
        assertThat(Packed.all(new Scripted().answers("head", first, "-- SQL"), List.of("/srv/a", "/srv/b")))
                .as("all of them must be")
                .isFalse();
        assertThat(Packed.all(new Scripted().answers("head", first.substring(0, 1)), List.of("/srv/a")))
                .as("a file as short as that is none")
                .isFalse();
    }
}
