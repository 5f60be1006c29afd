package dev.handrail.desktop.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final Activities activities =
            new Activities((operation, plan, watcher) -> ((Fake) operation).start(watcher), atOnce, Clock.systemUTC());
    private final ActivityBarModel bar = new ActivityBarModel(activities, ZoneOffset.UTC);
    private final List<String> refused = new ArrayList<>();

    @Test
    void theNewestIsShownWithHowManyOthersThereAre() {
        start("one");
        start("two");
        start("three");

        assertThat(title()).isEqualTo("three");
        assertThat(bar.others().get()).isEqualTo("and 2 more");
        assertThat(activities.busy()).isTrue();
    }

    @Test
    void anotherOneCanBeBroughtToTheFront() {
        start("one");
        start("two");
        bar.show(activities.running().getLast());

        assertThat(title()).isEqualTo("one");
    }

    @Test
    void whatHasEndedLeavesTheBarAndIsToldAsTheLast() {
        Fake one = start("Back up chms");
        one.tell(Events.done());
        activities.drain();

        assertThat(bar.shown().get()).isNull();
        assertThat(bar.last().get()).isEqualTo("Last: Back up chms · 04:05 · done");
        assertThat(bar.forTranscript()).isNotNull();
        assertThat(activities.busy()).isFalse();
    }

    @Test
    void theBarIsQuietBeforeAnythingRan() {
        assertThat(bar.shown().get()).isNull();
        assertThat(bar.last().get()).isEmpty();
        assertThat(bar.forTranscript()).isNull();
    }

    @Test
    void whatIsRefusedIsTakenBackAndTold() {
        Activities refusing = new Activities(
                (operation, plan, watcher) -> {
                    throw OperationFailed.refused("Another backup is running").build();
                },
                atOnce,
                Clock.systemUTC());
        Fake fake = new Fake("Back up chms");
        refusing.start(fake, fake.plan(), failed -> refused.add(failed.tried()));

        assertThat(refusing.running()).isEmpty();
        assertThat(refused).containsExactly("Another backup is running");
    }

    @Test
    void whoLooksAtOneIsNotTurnedToAnotherWhenAThirdEnds() {
        start("one");
        Fake second = start("two");
        start("three");
        bar.show(activities.running().getLast());
        second.tell(Events.done());
        activities.drain();

        assertThat(title()).as("the button to cancel belongs to it").isEqualTo("one");
    }

    @Test
    void whatBeginsIsShownAlsoToWhoLooksAtAnother() {
        start("one");
        start("two");
        bar.show(activities.running().getLast());
        start("three");

        assertThat(title()).isEqualTo("three");
    }

    @Test
    void whenTheOneThatIsShownEndsTheNewestOfTheOthersIs() {
        start("one");
        start("two");
        Fake third = start("three");
        third.tell(Events.done());
        activities.drain();

        assertThat(title()).isEqualTo("two");
        assertThat(bar.others().get()).isEqualTo("and 1 more");
    }

    @Test
    void whatHasEndedCannotBeBroughtBack() {
        Fake one = start("one");
        Activity ended = activities.running().getFirst();
        start("two");
        one.tell(Events.done());
        activities.drain();
        bar.show(ended);

        assertThat(title()).isEqualTo("two");
    }

    @Test
    void twoThatEndInTheSameFrameAreBothTold() {
        List<String> ended = new ArrayList<>();
        activities.last().subscribe((before, now) -> ended.add(now.title()));
        Fake one = start("one");
        Fake two = start("two");
        one.tell(Events.done());
        two.tell(Events.failed("no room"));
        activities.drain();

        assertThat(ended).containsExactlyInAnyOrder("one", "two");
    }

    private Fake start(String title) {
        Fake fake = new Fake(title);
        activities.start(fake, fake.plan(), failed -> refused.add(failed.tried()));
        return fake;
    }

    private String title() {
        Activity shown = bar.shown().get();
        return shown == null ? "" : shown.title();
    }
}
