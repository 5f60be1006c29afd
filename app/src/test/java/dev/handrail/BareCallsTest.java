package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Caller.Called;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command as a script gets it wrong that leaves words out or puts too many in, on a data folder with nothing in it. */
class BareCallsTest {
    private static final Set<Integer> STATUSES = Set.of(0, 2, 3, 4);

    @TempDir
    private static Path folder;

    private static OpenLine line;
    private static List<Offer> offers;

    @BeforeAll
    static void open() throws OperationFailed {
        line = new OpenLine(folder.resolve("home"));
        offers = line.offers();
    }

    @AfterAll
    static void close() {
        line.close();
    }

    @Test
    void aloneEachIsAnsweredOrNamesWhatItLacks() {
        for (Offer offer : offers) {
            Called called = called(offer, "--json");
            assertThat(called.status()).as("%s %s", offer.words(), called).isIn(STATUSES);
            offer.arguments().stream()
                    .filter(Argument::required)
                    .map(Argument::name)
                    .findFirst()
                    .ifPresent(name -> assertThat(told(called).get("tried").asText())
                            .as(offer.words())
                            .contains(name));
            if (called.status() == 0) {
                assertThat(called.documents()).as(offer.words()).isNotEmpty();
            } else {
                assertTold(offer, called);
            }
        }
    }

    @Test
    void anOptionThatNoneKnowsIsWrongUsage() {
        for (Offer offer : families(offer -> true)) {
            Called called = called(offer, "--frobnicate", "--json");
            assertThat(called.status()).as(offer.words()).isEqualTo(2);
            assertTold(offer, called);
        }
    }

    @Test
    void oneWordTooManyIsWrongUsage() {
        for (Offer offer : offers) {
            List<Argument> placed =
                    offer.arguments().stream().filter(one -> !one.named()).toList();
            if (placed.stream().noneMatch(Argument::many)) {
                String[] words = new String[placed.size() + 1];
                Arrays.fill(words, "x");
                List<String> all = new ArrayList<>(List.of(words));
                all.add("--json");
                Called called = called(offer, all.toArray(String[]::new));
                assertThat(called.status()).as("%s %s", offer.words(), called).isEqualTo(2);
                assertTold(offer, called);
            }
        }
    }

    @Test
    void aQuestionHasNoPlanAndIsNotAskedByOne() {
        for (Offer offer : offers) {
            boolean asks = offer.arguments().stream().anyMatch(Argument::required);
            if (offer instanceof Offer.Question && !asks) {
                Called called = called(offer, "--plan", "--json");
                assertThat(called.status()).as(offer.words()).isEqualTo(2);
                assertThat(told(called).get("tried").asText()).contains(offer.words());
            }
        }
    }

    @Test
    void anOptionThatTakesAWordLacksItAtTheEndOfTheLine() {
        for (Offer offer : families(one -> first(one, false).isPresent())) {
            first(offer, false).ifPresent(option -> {
                Called called = called(offer, "--json", option);
                assertThat(called.status()).as("%s %s", option, called).isEqualTo(2);
                assertTold(offer, called);
            });
        }
    }

    @Test
    void aFlagTakesNoWord() {
        for (Offer offer : families(one -> first(one, true).isPresent())) {
            first(offer, true)
                    .ifPresent(flag -> assertThat(
                                    called(offer, flag + "=maybe", "--json").status())
                            .as("%s %s", offer.words(), flag)
                            .isEqualTo(2));
        }
    }

    /** One of each first word: what is alike for all of them need not be typed to all. */
    private static Collection<Offer> families(Predicate<Offer> fits) {
        Map<String, Offer> families = new TreeMap<>();
        offers.stream()
                .filter(fits)
                .forEach(offer -> families.putIfAbsent(offer.words().split(" ", 2)[0], offer));
        return families.values();
    }

    private static Optional<String> first(Offer offer, boolean flag) {
        return offer.arguments().stream()
                .filter(Argument::named)
                .filter(one -> (one.type() == Argument.Type.FLAG) == flag)
                .map(Argument::name)
                .findFirst();
    }

    @Test
    void aGroupAloneSaysWhatItHas() {
        Set<String> groups = new TreeSet<>();
        Set<String> whole = new TreeSet<>();
        for (Offer offer : offers) {
            whole.add(offer.words());
            int blank = offer.words().lastIndexOf(' ');
            if (blank > 0) {
                groups.add(offer.words().substring(0, blank));
            }
        }
        groups.removeAll(whole);
        // It has words behind it, and is a command of its own too, which no operation stands for.
        groups.remove("practice");
        assertThat(groups).contains("server", "backup", "journal", "site");
        for (String group : groups) {
            List<String> words = new ArrayList<>(List.of(group.split(" ")));
            words.add("--json");
            Called called = line.call(words.toArray(String[]::new));
            assertThat(called.status()).as(group).isEqualTo(2);
            assertThat(told(called).get("tried").asText()).as(group).contains(group);
        }
    }

    @Test
    void nobodyIsLedThroughARunbookByAScript() {
        for (String words : List.of("runbook run planned-maintenance --server x --json", "runbook resume --json")) {
            Called called = line.call(words.split(" "));
            assertThat(called.status()).as(words).isEqualTo(3);
            assertThat(told(called).get("next").asText()).contains("runbook start");
        }
    }

    private static Called called(Offer offer, String... more) {
        List<String> words = new ArrayList<>(List.of(offer.words().split(" ")));
        words.addAll(List.of(more));
        return line.call(words.toArray(String[]::new));
    }

    private static void assertTold(Offer offer, Called called) {
        assertThat(called.err())
                .as("%s: all of it is JSON, on stdout", offer.words())
                .isEmpty();
        assertThat(told(called).path("next").asText())
                .as("%s %s", offer.words(), called)
                .isNotBlank();
        assertThat(told(called).path("failure").asText())
                .as("%s %s", offer.words(), called)
                .isNotBlank();
    }

    private static JsonNode told(Called called) {
        JsonNode end = called.end();
        return end.has("error") ? end.get("error") : end;
    }
}
