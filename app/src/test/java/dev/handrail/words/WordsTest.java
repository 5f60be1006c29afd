package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts by their keys: what is put into one stands there as it is, whatever it looks like. */
class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    @Test
    void whatIsPutIntoATextStandsThereAsItIs() {
        for (String text : Hostile.TEXTS) {
            assertThat(Words.of("cli.usage.unknown", text, "{0}")).isEqualTo("Unknown word " + text + " after {0}");
        }
        for (String text : Hostile.mixed(200)) {
            assertThat(Words.of("cli.usage.missing", text)).isEqualTo("Missing: " + text);
        }
    }

    @Test
    void noTextLosesOneOfItsPlacesToAQuote() {
        List<String> wrong = new ArrayList<>();
        for (String key : new TreeSet<>(Words.bundle().keySet())) {
            String pattern = Words.bundle().getString(key);
            if (PLACE.matcher(pattern).find()) {
                String filled = Words.of(key, "«0»", "«1»", "«2»", "«3»", "«4»", "«5»", "«6»", "«7»");
                PLACE.matcher(pattern)
                        .results()
                        .map(place -> "«" + place.group(1) + "»")
                        .filter(mark -> !filled.contains(mark))
                        .forEach(mark -> wrong.add(key + ": " + filled));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void numbersAreWrittenAsTheyAreWithoutGrouping() {
        assertThat(Words.of("cli.usage.missing", 1_234_567)).isEqualTo("Missing: 1234567");
        assertThat(Words.of("cli.usage.missing", -0.5)).isEqualTo("Missing: -0.5");
        assertThat(Words.of("cli.usage.missing", Long.MIN_VALUE)).isEqualTo("Missing: -9223372036854775808");
    }

    @Test
    void aMomentIsToldAsTheClockHereShowsIt() {
        Instant moment = Instant.parse("2026-11-24T04:05:36.153153754Z");
        assertThat(Words.of("practice.runs", 4487, moment))
                .isEqualTo("The process 4487 has run it since " + Amounts.moment(moment, ZoneId.systemDefault()) + ".")
                .doesNotContain("T04", ".153");
    }

    @Test
    void aFailureSaysItAllInOneSentenceWhateverTheAnswerWas() {
        for (String text : Hostile.TEXTS) {
            OperationFailed failed = OperationFailed.failed("Could not look")
                    .on("web")
                    .cameBack(text)
                    .next("Look again.")
                    .build();
            String answer = text.isBlank() ? "" : ": " + text.strip();
            assertThat(failed.getMessage())
                    .startsWith("Could not look (web)" + answer)
                    .endsWith(" Look again.");
            assertThat(Objects.requireNonNullElse(failed.cameBack(), "")).isEqualTo(text.isBlank() ? "" : text.strip());
        }
    }
}
