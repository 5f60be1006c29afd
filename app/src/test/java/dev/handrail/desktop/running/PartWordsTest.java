package dev.handrail.desktop.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far each of several things is, where all is known, where nothing is, and at the ends. */
class PartWordsTest {
    private static final long MEGA = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "99, 9", "100, 10", "999, 99", "1000, 100"})
    void aHundredPerCentIsSaidOnlyWhenItIsAll(long done, int percent) {
        assertThat(PartWords.brief(Part.runs("here", done, 1000, Work.Unit.ITEMS)))
                .isEqualTo("here " + percent + " %");
    }

    @Test
    void moreThanWasExpectedIsAllAndNotMore() {
        Part more = Part.runs("here", 1_500, 1_000, Work.Unit.ITEMS);

        assertThat(PartWords.brief(more)).isEqualTo("here 100 %");
        assertThat(PartWords.fraction(more)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void whereNobodyKnowsHowMuchThereIsNothingIsAllOfIt(long total) {
        Part unknown = Part.runs("here", 5 * MEGA, total, Work.Unit.BYTES);

        assertThat(PartWords.brief(unknown)).isEqualTo("here 5.0 MB");
        assertThat(PartWords.told(unknown)).isEqualTo("5.0 MB");
        assertThat(PartWords.fraction(unknown)).isNegative();
    }

    @Test
    void ofTheLargestAmountsTheShareIsStillRight() {
        long huge = 50_000_000_000_000_000L;

        assertThat(PartWords.brief(Part.runs("here", huge / 2, huge, Work.Unit.BYTES)))
                .isEqualTo("here 50 %");
        assertThat(PartWords.fraction(Part.runs("here", Long.MAX_VALUE / 2, Long.MAX_VALUE, Work.Unit.BYTES)))
                .isBetween(0.49, 0.51);
    }

    @Test
    void whatIsOverSaysHowItEnded() {
        assertThat(PartWords.told(Part.done("here", 3 * MEGA, Work.Unit.BYTES))).isEqualTo("stored: 3.0 MB");
        assertThat(PartWords.brief(Part.done("here", 0, Work.Unit.BYTES))).isEqualTo("here stored");
        assertThat(PartWords.fraction(Part.done("here", 0, Work.Unit.BYTES)))
                .as("nothing at all is all of nothing")
                .isEqualTo(1);
        assertThat(PartWords.told(Part.lost("disk", 1, 4, Work.Unit.ITEMS, "The disk is full.")))
                .isEqualTo("fell out: The disk is full.");
        assertThat(PartWords.fraction(Part.lost("disk", 1, 0, Work.Unit.ITEMS, "x")))
                .isNegative();
    }

    @Test
    void aNameIsShownAsItIsWhateverItLooksLike() {
        for (String name : Hostile.TEXTS) {
            assertThat(PartWords.brief(Part.runs(name, 1, 2, Work.Unit.ROWS))).isEqualTo(name + " 50 %");
            assertThat(PartWords.told(Part.lost("x", 1, 2, Work.Unit.ROWS, name)))
                    .endsWith(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, 01:59:59",
        "2026-03-29T01:00:00Z, 03:00:00",
        "2026-10-25T00:59:59Z, 02:59:59",
        "2026-10-25T01:00:00Z, 02:00:00",
        "2026-12-31T23:00:00Z, 00:00:00"
    })
    void aLineHasTheHourOfTheWallAlsoWhenTheClockIsChanged(Instant at, String hour) {
        Line line = new Line(at, Line.Kind.OUTPUT, "done");

        assertThat(line.copied(ZoneId.of("Europe/Zurich"))).isEqualTo(hour + " done");
    }
}
