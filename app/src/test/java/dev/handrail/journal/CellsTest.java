package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts as both databases take them. */
class CellsTest {
    @Test
    void whatIsTextStaysAsItIs() {
        Hostile.TEXTS.stream()
                .filter(text -> !text.contains("\u0000"))
                .forEach(text -> assertThat(Cells.text(text)).isEqualTo(text));
    }

    @Test
    void whatNoDatabaseTakesIsReplacedAndTheRestStays() {
        assertThat(Cells.text("a\u0000b\ud800c\udc00d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(Cells.text("👩‍👩‍👧\u0000")).isEqualTo("👩‍👩‍👧\uFFFD");
    }

    @Test
    void aTextIsCutWhereItIsTooLongAndSaysByHowMuch() {
        assertThat(Cells.text("x".repeat(Cells.LONGEST))).hasSize(Cells.LONGEST);
        assertThat(Cells.text("x".repeat(Cells.LONGEST + 7)))
                .startsWith("x".repeat(Cells.LONGEST) + " ")
                .contains("7");
    }

    @Test
    void noCharacterIsCutInTwo() {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        for (int before = Cells.LONGEST - 3; before <= Cells.LONGEST + 1; before++) {
            String cut = Cells.text("x".repeat(before) + "👧👧👧");
            assertThat(encoder.canEncode(cut)).as("%s before", before).isTrue();
        }
    }

    @Test
    void whatWasMadeIsReadBackWhateverItIsCalled() {
        Map<String, String> made = new LinkedHashMap<>();
        Hostile.TEXTS.forEach(text -> made.put(text, text + text));
        made.put("", "");
        assertThat(Cells.map(Cells.map(made))).isEqualTo(made);
        assertThat(Cells.map(Cells.map(Map.of()))).isEmpty();
    }

    @Test
    void whatWasMadeIsWrittenInAscii() {
        assertThat(Cells.map(Map.of("Müller", "教会👧"))).matches("\\p{ASCII}+");
    }

    @Test
    void aTimeIsKeptInMilliseconds() {
        assertThat(Cells.fine(Instant.parse("2026-01-31T04:00:00.123999999Z")))
                .isEqualTo(Instant.parse("2026-01-31T04:00:00.123Z"));
        assertThat(Cells.time(Instant.EPOCH).toInstant()).isEqualTo(Instant.EPOCH);
    }
}
