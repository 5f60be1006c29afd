package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.KeptFiles;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Result;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changes places with what is live, and what is told of it. */
class ItemsTest {
    private static List<String> items(Scripted shell, List<String> roots) throws OperationFailed {
        return Items.of(shell, new Floor().ground(), "/srv/uploads", roots);
    }

    @Test
    void whatTheServerTellsIsTakenOnceInItsOrder() throws Exception {
        Scripted shell = new Scripted().answers("", "b\0a\nb\0b\0\uDCE9\0");
        assertThat(items(shell, List.of("b/1", "a\nb", "b/2", "x"))).containsExactly("b", "a\nb", "\uDCE9");
        assertThat(shell.last().arguments()).endsWith("/srv/uploads", "/srv", "b/1", "a\nb", "b/2", "x");
        assertThat(shell.last().user()).isEqualTo("root");
    }

    @Test
    void theDirectoryItselfHasNoNameInIt() throws Exception {
        assertThat(items(new Scripted().answers("", "\0"), List.of(""))).containsExactly("");
    }

    @Test
    void whatCannotChangePlacesIsToldInTheWordsOfTheServer() {
        Scripted shell = new Scripted().fails("", 3, "/srv/uploads/l is a link, which may lead anywhere");
        assertThatThrownBy(() -> items(shell, List.of("l/x"))).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(failed.cameBack()).contains("is a link");
        });
    }

    @Test
    void aServerThatTellsNothingHasNotLooked() {
        assertThatThrownBy(() -> items(new Scripted(), List.of("a"))).isInstanceOf(OperationFailed.class);
    }

    /** What does not fit on a command line is refused before the server is asked. */
    @Test
    void thereAreNotTooMany() throws Exception {
        Scripted shell = new Scripted().answers("", "a\0");
        assertThat(items(shell, Collections.nCopies(5000, "a"))).containsExactly("a");
        assertThat(items(shell, List.of("x".repeat(1_000_000)))).containsExactly("a");
        for (List<String> many : List.of(Collections.nCopies(5001, "a"), List.of("x".repeat(1_000_000), "y"))) {
            assertThatThrownBy(() -> items(shell, many)).hasMessageContaining(String.valueOf(many.size()));
        }
        assertThat(shell.asked()).hasSize(2);
    }

    private static Exchange exchange(String... items) {
        KeptFiles kept = KeptFiles.coming(
                "r1", "Parish", "uploads", "/srv/up loads", "/srv/before", Instant.EPOCH, "b1", List.of(items));
        return new Exchange(kept, "/srv/.handrail-r1", "/srv/.handrail-r1/content/u", List.of("a b", ""), "root");
    }

    @Test
    void anExchangeNamesAllThatChangesPlacesAndWhere() {
        List<String> words = exchange("a b", "-rf", "").command().arguments();
        assertThat(words)
                .endsWith(
                        "exchange",
                        "/srv/.handrail-r1",
                        "/srv/up loads",
                        "/srv/.handrail-r1/content/u",
                        "/srv/before",
                        "/srv/up loads_since_r1",
                        "+a b",
                        "--rf",
                        "+");
        assertThat(exchange().command().user()).isEqualTo("root");
    }

    private static Exchange.Settled settled(Exchange exchange, String told) throws OperationFailed {
        return exchange.settled(new Scripted().answers("settle", told), exchange.settling(), said -> {});
    }

    @Test
    void onlyWhatWasTakenBackDidNotHappen() throws Exception {
        assertThat(settled(exchange(), "back\n")).isEqualTo(new Exchange.Settled(Optional.empty(), 0));
        assertThat(settled(exchange(), "back\nsince\n")).isEqualTo(new Exchange.Settled(Optional.empty(), 1));
        assertThat(settled(exchange(), "exchanged \n").done()).hasValue(new Exchange.PutAside(List.of(), null));
        assertThat(settled(exchange("a", "b", "c"), "exchanged +-+ 42\n").done())
                .hasValue(new Exchange.PutAside(List.of("a", "c"), "42"));
        assertThatThrownBy(() -> exchange()
                        .settled(
                                new Scripted().fails("settle", 1, "mv: cannot move"),
                                exchange().settling(),
                                said -> {}))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.cameBack()).contains("cannot move"));
        assertThatThrownBy(() -> exchange().back(new Scripted().fails("back", 1, "mv: cannot move")))
                .isInstanceOf(OperationFailed.class);
        Result failed = new Result(new Exit(List.of(1), List.of("no")), new byte[0]);
        assertThat(exchange().failed(new Scripted(), failed).tried()).contains("/srv/up loads");
    }
}
