package dev.handrail.desktop.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.SampleClock;
import dev.handrail.operation.Event;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final long MEGA = 1024 * 1024;
    private final SampleClock clock = new SampleClock(Events.AT, ZoneOffset.UTC);
    private final Fake fake = new Fake("Back up chms");
    private final Activity activity = new Activity(fake, clock);

    @Test
    void nothingIsShownBeforeTheWindowDrainsIt() {
        activity.take(Events.step("Dump"));
        assertThat(activity.step().get()).isEmpty();

        activity.drain();
        assertThat(activity.step().get()).isEqualTo("Dump");
    }

    @Test
    void progressSaysHowMuchHowFastAndHowLongStill() {
        progress(100 * MEGA, 650 * MEGA);
        clock.pass(Duration.ofSeconds(1));
        progress(210 * MEGA, 650 * MEGA);

        assertThat(activity.fraction().get()).isBetween(0.32, 0.33);
        assertThat(activity.detail().get()).isEqualTo("210 MB of 650 MB · 110 MB/s · 0:04 left");
    }

    @Test
    void withoutATotalThereIsNoBarButWhatIsDone() {
        progress(3 * MEGA, 0);

        assertThat(activity.fraction().get()).isNegative();
        assertThat(activity.detail().get()).isEqualTo("3.0 MB");
    }

    @Test
    void rowsAreCountedAsRows() {
        activity.take(new Event.Progressed("run", 1_000, 300_000, Work.Unit.ROWS));
        activity.drain();

        assertThat(activity.detail().get()).isEqualTo("1,000 rows of 300,000 rows");
    }

    @Test
    void theNextStepBeginsWithoutProgress() {
        progress(100 * MEGA, 650 * MEGA);
        activity.take(Events.step("Store"));
        activity.drain();

        assertThat(activity.fraction().get()).isNegative();
        assertThat(activity.detail().get()).isEmpty();
    }

    @Test
    void aCommandShowsTheMachineItRunsOn() {
        activity.take(Events.said("pg_dump chms", "deploy@example.org"));
        activity.take(Events.said("dumping", null));
        activity.drain();

        assertThat(activity.lines()).extracting(Line::kind).containsExactly(Line.Kind.COMMAND, Line.Kind.OUTPUT);
        assertThat(activity.lines().getFirst().text()).isEqualTo("deploy@example.org $ pg_dump chms");
    }

    @Test
    void aTranscriptThatNeverEndsDoesNotFillTheMemory() {
        for (int i = 0; i < 3 * Activity.KEPT; i++) {
            activity.take(Events.said("line " + i, null));
        }
        activity.drain();
        activity.take(Events.said("the last", null));
        activity.drain();

        assertThat(activity.lines()).hasSize(Activity.KEPT);
        assertThat(activity.lines().getLast().text()).isEqualTo("the last");
    }

    @Test
    void aFrameChangesTheTranscriptOnceHoweverManyLinesCame() {
        int[] changes = {0};
        activity.lines().subscribe(() -> changes[0]++);
        for (int i = 0; i < 100; i++) {
            activity.take(Events.said("line " + i, null));
        }
        activity.drain();

        assertThat(changes[0]).isEqualTo(1);
    }

    @Test
    void aFailureIsTheLastLine() {
        activity.take(Events.failed("the connection was lost"));
        activity.drain();

        assertThat(activity.lines().getLast().kind()).isEqualTo(Line.Kind.FAILURE);
        assertThat(activity.wentWell()).isFalse();
    }

    @Test
    void whatIsCancelledBeforeItHasStartedIsCancelledWhenItHas() {
        activity.cancel();
        assertThat(fake.cancelled).isFalse();

        activity.started(fake);
        assertThat(fake.cancelled).isTrue();
    }

    @Test
    void aStepDoesNotHideThatItIsBeingStopped() {
        activity.started(fake);
        activity.cancel();
        activity.take(Events.step("Clean up"));
        activity.drain();

        assertThat(activity.step().get()).isEqualTo("Stopping");
    }

    @Test
    void whoHearsOfTheEndFindsTheLastLinesThere() {
        List<String> seen = new ArrayList<>();
        activity.ended().subscribe(end -> activity.lines().forEach(line -> seen.add(line.text())));
        activity.take(Events.said("all 23 tables have their rows", null));
        activity.take(Events.done());
        activity.drain();

        assertThat(seen).containsExactly("all 23 tables have their rows");
    }

    @Test
    void aHundredThousandLinesAreTakenInByAFewFramesOfFewChanges() {
        int[] changes = {0};
        activity.lines().addListener((ListChangeListener<Line>) change -> changes[0]++);
        for (int i = 0; i < 100_000; i++) {
            activity.take(Events.said("line " + i, null));
            if (i % 10_000 == 9_999) {
                activity.drain();
            }
        }

        assertThat(changes[0]).isLessThanOrEqualTo(20);
        assertThat(activity.lines()).hasSize(Activity.KEPT);
        assertThat(activity.lines().getFirst().text()).isEqualTo("line " + (100_000 - Activity.KEPT));
        assertThat(activity.lines().getLast().text()).isEqualTo("line 99999");
    }

    @Test
    void moreThanWasExpectedIsNotMoreThanAll() {
        progress(150, 100);

        assertThat(activity.fraction().get()).isEqualTo(1.0);
    }

    @Test
    void eachPartIsShownByItselfInTheOrderInWhichTheyBegan() {
        activity.take(Events.step("Dump"));
        part(Part.runs("here", 3 * MEGA, 4 * MEGA, Work.Unit.BYTES));
        part(Part.runs("disk", MEGA, 4 * MEGA, Work.Unit.BYTES));
        part(Part.done("here", 4 * MEGA, Work.Unit.BYTES));
        activity.drain();

        assertThat(activity.parts()).extracting(Part::name).containsExactly("here", "disk");
        assertThat(activity.doing().get()).isEqualTo("→ here stored, disk 25 % · Dump");
        assertThat(activity.parts()).extracting(PartWords::told).containsExactly("stored: 4.0 MB", "1.0 MB of 4.0 MB");
    }

    @Test
    void whatFellOutStaysInSightWhenTheNextStepBegins() {
        part(Part.done("here", 4 * MEGA, Work.Unit.BYTES));
        part(Part.lost("disk", MEGA, 4 * MEGA, Work.Unit.BYTES, "The disk is full."));
        activity.take(Events.step("Look at uploads"));
        activity.drain();

        assertThat(activity.parts()).extracting(Part::name).containsExactly("disk");
        assertThat(activity.doing().get()).isEqualTo("→ disk fell out · Look at uploads");
        assertThat(PartWords.told(activity.parts().getFirst())).isEqualTo("fell out: The disk is full.");
    }

    @Test
    void aFrameChangesThePartsOnceHoweverOftenTheyMoved() {
        int[] changes = {0};
        activity.parts().subscribe(() -> changes[0]++);
        for (int i = 0; i < 1_000; i++) {
            part(Part.runs("here", i, 1_000, Work.Unit.BYTES));
        }
        activity.drain();

        assertThat(changes[0]).isEqualTo(1);
    }

    private void part(Part part) {
        activity.take(new Event.PartMoved("run", part));
    }

    private void progress(long done, long total) {
        activity.take(Events.bytes(done, total));
        activity.drain();
    }
}
