package dev.handrail.desktop.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final double LINE = 18;
    private final Following following = new Following(LINE);

    @BeforeEach
    void isAtTheEnd() {
        following.start();
        following.scrolled(900, 900);
    }

    @Test
    void followsWhileTheEndIsInSight() {
        following.came(3);

        assertThat(following.on()).isTrue();
        assertThat(following.hint().get()).isEmpty();
    }

    @Test
    void moreTextAloneIsNoScrolling() {
        following.scrolled(900, 1800);

        assertThat(following.on()).isTrue();
    }

    @Test
    void whoScrollsUpIsLeftThereAndToldWhatCame() {
        following.scrolled(500, 900);
        following.came(1);
        assertThat(following.hint().get()).isEqualTo("Paused, 1 new line");
        following.came(1203);

        assertThat(following.on()).isFalse();
        assertThat(following.hint().get()).isEqualTo("Paused, 1,204 new lines");
    }

    @Test
    void manySmallStepsUpAreScrollingToo() {
        for (int step = 1; step <= 10; step++) {
            following.scrolled(900 - 5 * step, 900);
        }

        assertThat(following.on()).isFalse();
    }

    @Test
    void followsAgainAtTheEnd() {
        following.scrolled(500, 900);
        following.came(7);
        following.scrolled(700, 1026);
        assertThat(following.on()).isFalse();
        following.scrolled(1026, 1026);

        assertThat(following.on()).isTrue();
        assertThat(following.hint().get()).isEmpty();
    }

    @Test
    void whoHasChosenALineAtTheEndStaysUntilTheyScrollToTheNewOne() {
        following.pause();
        following.came(2);
        following.scrolled(900, 936);
        assertThat(following.on()).isFalse();
        following.scrolled(936, 936);

        assertThat(following.on()).isTrue();
    }

    @Test
    void whatFellOffTheHeadIsNoScrollingToTheEnd() {
        following.scrolled(500, 900);
        following.moved(482);
        following.scrolled(482, 900);

        assertThat(following.on()).isFalse();
    }
}
