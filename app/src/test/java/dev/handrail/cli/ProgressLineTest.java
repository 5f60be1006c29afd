package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Event;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long MB = 1024 * 1024;
    private Instant now = Instant.parse("2026-11-21T05:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void aPersonSeesOneLineRewrittenWithSizeRateAndTimeLeft() {
        FakeTerminal person = FakeTerminal.ofSomebody("");
        ProgressLine line = new ProgressLine(person.terminal(), clock);
        for (int second = 0; second <= 4; second++) {
            show(line, second * 100 * MB, 1000 * MB);
            now = now.plusSeconds(1);
        }
        line.clear();
        assertThat(person.err())
                .doesNotContain("\n")
                .contains("400 MB of 1000 MB · 100 MB/s · 0:06 left")
                .endsWith("\r\u001b[K");
    }

    @Test
    void aFileGetsALineNowAndThen() {
        FakeTerminal nobody = FakeTerminal.ofNobody();
        ProgressLine line = new ProgressLine(nobody.terminal(), clock);
        for (int tick = 0; tick < 100; tick++) {
            show(line, tick * MB, 0);
            now = now.plusMillis(200);
        }
        line.clear();
        assertThat(nobody.err().lines()).hasSize(2);
        assertThat(nobody.err()).doesNotContain("\r", "\u001b", "left");
    }

    @Test
    void whatAPartIsCalledDoesNotSteerTheTerminal() {
        FakeTerminal person = FakeTerminal.ofSomebody("");
        ProgressLine line = new ProgressLine(person.terminal(), clock);
        line.part(Part.runs("here\u001b[2J", 1, 2, Work.Unit.ITEMS));
        line.part(Part.runs("disk\u009b", 1, 2, Work.Unit.ITEMS));
        show(line, 1, 2);

        assertThat(person.err()).startsWith("\r\u001b[K").contains("here\uFFFD[2J", "disk\uFFFD");
        assertThat(person.err().substring(3)).doesNotContain("\u001b", "\u009b");
    }

    @Test
    void whereSeveralThingsGoOnEachIsShownBesideThemAll() {
        FakeTerminal nobody = FakeTerminal.ofNobody();
        ProgressLine line = new ProgressLine(nobody.terminal(), clock);
        line.part(Part.runs("here", 400 * MB, 1000 * MB, Work.Unit.BYTES));
        line.part(Part.lost("disk", MB, 1000 * MB, Work.Unit.BYTES, "full"));
        show(line, 400 * MB, 1000 * MB);
        assertThat(nobody.err()).isEqualTo("  400 MB of 1000 MB · here 400 MB, disk fell out\n");
    }

    @Test
    void rowsAndItemsAreCounted() {
        FakeTerminal nobody = FakeTerminal.ofNobody();
        ProgressLine line = new ProgressLine(nobody.terminal(), clock);
        line.show(new Event.Progressed("r", 1200, 300_000, Work.Unit.ROWS));
        assertThat(nobody.err()).isEqualTo("  1,200 rows of 300,000 rows\n");
    }

    private static void show(ProgressLine line, long done, long total) {
        line.show(new Event.Progressed("r", done, total, Work.Unit.BYTES));
    }
}
