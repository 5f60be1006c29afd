package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Three parts lie there at most: who keeps the first of them holds up who is ready for the fourth. */
class HeldUpTest {
    private long now = 7;

    private HeldUp heldUp(boolean folders) {
        return new HeldUp(folders, () -> now);
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private void arrived(HeldUp heldUp, int... numbers) {
        for (int number : numbers) {
            pass(1);
            heldUp.arrived(number);
        }
    }

    @Test
    void whatABucketKeepsAFolderWaitingForIsAddedUp() {
        HeldUp heldUp = heldUp(true);
        arrived(heldUp, 1, 2, 3);
        pass(5);
        assertThat(heldUp.sentByAll(1, "cloud")).hasSeconds(5);
        arrived(heldUp, 4);
        pass(2);
        assertThat(heldUp.sentByAll(2, "cloud")).hasSeconds(7);
    }

    @Test
    void whatIsTakenAwayBeforeItsPlaceIsNeededHoldsUpNobody() {
        HeldUp heldUp = heldUp(true);
        arrived(heldUp, 1, 2);
        pass(5);
        assertThat(heldUp.sentByAll(1, "cloud")).isZero();
        arrived(heldUp, 3);
        pass(5);
        assertThat(heldUp.sentByAll(3, "cloud")).isZero();
    }

    @Test
    void ofTwoBucketsOnlyWhatTheSlowerTakesLongerCounts() {
        HeldUp heldUp = heldUp(false);
        arrived(heldUp, 1, 2, 3);
        pass(5);
        heldUp.sent(1);
        pass(2);
        assertThat(heldUp.sentByAll(1, "far")).hasSeconds(2);
    }

    @Test
    void thatABucketStoodInLineBehindAnotherIsNoSlownessOfItsOwn() {
        HeldUp heldUp = heldUp(false);
        arrived(heldUp, 1, 2, 3);
        heldUp.granted(1, "near", Duration.ZERO);
        pass(5);
        heldUp.sent(1);
        pass(20);
        heldUp.granted(1, "healthy", Duration.ZERO);
        pass(1);
        assertThat(heldUp.sentByAll(1, "healthy")).hasSeconds(1);
    }

    @Test
    void whatIsSentOneByOneAtARateThatIsSetIsNoSlownessEither() {
        HeldUp heldUp = heldUp(false);
        arrived(heldUp, 1, 2, 3);
        heldUp.granted(1, "near", Duration.ofSeconds(8));
        pass(8);
        heldUp.sent(1);
        heldUp.granted(1, "healthy", Duration.ofSeconds(8));
        pass(8);
        assertThat(heldUp.sentByAll(1, "healthy")).isZero();
        arrived(heldUp, 4);
        heldUp.sent(2);
        heldUp.granted(2, "healthy", Duration.ofSeconds(8));
        pass(9);
        assertThat(heldUp.sentByAll(2, "healthy")).as("what takes longer is").hasSeconds(1);
    }

    @Test
    void aFolderWaitsAlsoForWhatIsSentAtARateButNotForTheLine() {
        HeldUp heldUp = heldUp(true);
        arrived(heldUp, 1, 2, 3);
        pass(5);
        heldUp.granted(1, "cloud", Duration.ofSeconds(8));
        pass(8);
        assertThat(heldUp.sentByAll(1, "cloud")).hasSeconds(8);
    }

    @Test
    void aBucketAloneIsNotWaitedFor() {
        HeldUp heldUp = heldUp(false);
        arrived(heldUp, 1, 2, 3);
        pass(5);
        assertThat(heldUp.sentByAll(1, "cloud")).isZero();
    }
}
