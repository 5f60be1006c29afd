package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Events;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Notice;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.words.OperationFailed;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TidingsTest extends Desks {
    private Activities activities;
    private Tidings tidings;
    private Sheets sheets;

    @BeforeEach
    void beginWindow() {
        activities =
                new Activities((operation, plan, watcher) -> ((Fake) operation).start(watcher), atOnce, desk().clock());
        sheets = new Sheets();
        tidings = new Tidings(
                desk(), new Deeds(desk().offers(), Operation::plan, activities, atOnce, sheets), atOnce, sheets);
        activities.last().subscribe(tidings::ended);
    }

    @Test
    void whatFailedIsSaidWithoutHavingBeenAsked() {
        end("Back up chms", Events.failed("the connection was lost"));

        assertThat(tidings.notices()).hasSize(1);
        assertThat(tidings.notices().getFirst().light()).isEqualTo(Light.BAD);
        assertThat(tidings.notices().getFirst().text()).contains("Back up chms", "the connection was lost");
    }

    @Test
    void dataThatCouldNotBeBroughtAreSaidWithWhereAllGoesOn() {
        OperationFailed held =
                OperationFailed.refused("Could not bring the data").build();
        tidings.notBrought(held);

        Notice notice = tidings.notices().getFirst();
        assertThat(notice.text()).contains("goes on in " + desk().home());
        assertThat(notice.light()).isEqualTo(Light.WARN);
    }

    @Test
    void theNewestFailureIsFirst() {
        end("Back up chms", Events.failed("one"));
        end("Back up portal", Events.failed("two"));

        assertThat(tidings.notices())
                .extracting(Notice::text)
                .first()
                .asString()
                .contains("Back up portal");
    }

    @Test
    void whatWentWellAndWhatSomebodyStoppedIsNoNews() {
        end("Back up chms", Events.done());
        end(
                "Back up chms",
                new Event.Ended(
                        "run",
                        Outcome.CANCELLED,
                        OperationFailed.Kind.CANCELLED,
                        Map.of(),
                        "stopped",
                        null,
                        Events.AT));

        assertThat(tidings.notices()).isEmpty();
    }

    @Test
    void whatIsLeftBehindStaysUntilItIsCleanedUp() throws OperationFailed {
        leaveBehind();
        tidings.lookBehind();
        assertThat(tidings.notices()).extracting(Notice::light).containsExactly(Light.WARN);
        assertThat(tidings.notices().getFirst().once())
                .as("a plan that is read and put away cleans nothing")
                .isFalse();

        end("Test Parish office", Events.done());
        assertThat(tidings.notices()).hasSize(1);

        forget();
        end("Clean up", Events.done());
        assertThat(tidings.notices()).isEmpty();
    }

    @Test
    void whatWasDismissedDoesNotComeBack() throws OperationFailed {
        leaveBehind();
        tidings.lookBehind();
        tidings.notices().clear();
        end("Test Parish office", Events.done());

        assertThat(tidings.notices()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeReadIsSaidForAsLongAsThatIsSo() {
        end("Back up chms", Events.failed("one"));
        tidings.trouble(OperationFailed.failed("Could not read the servers").build());
        assertThat(tidings.notices()).hasSize(2);
        assertThat(tidings.notices().getFirst().text()).contains("out of date", "Could not read the servers");

        tidings.trouble(null);
        assertThat(tidings.notices()).hasSize(1);
        assertThat(sheets.isOpen()).isFalse();
    }

    private void end(String title, Event event) {
        Fake fake = new Fake(title);
        Activity started = activities.start(fake, fake.plan(), failed -> {});
        fake.tell(event);
        activities.drain();
        assertThat(started.ended().get()).isNotNull();
    }

    /** A run that died with a partial file still registered. */
    private void leaveBehind() throws OperationFailed {
        OpenRun run =
                desk().journal().begin(new Beginning("backup run", "Back up chms", "Parish office", "mara", Set.of()));
        run.leaves("partial", "Parish office", Map.of("file", "chms.dump.partial"), "a partial file");
        run.end(Outcome.FAILED, "it failed", null);
    }

    private void forget() throws OperationFailed {
        String run = desk().journal().runsWithLeftovers().getFirst().id();
        desk().journal().left(run).forEach(desk().journal()::cleaned);
    }
}
