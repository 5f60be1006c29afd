package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

/** How long the key of an open vault stays in memory. */
class OpenKeyTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Tick clock = new Tick();
    private final OpenKey open = new OpenKey(clock, LIMIT);
    private final AtomicInteger wiped = new AtomicInteger();

    private void opened() {
        open.whenWiped(wiped::incrementAndGet);
        open.take(DataKey.fresh("vault"), 0);
    }

    @Test
    void whatWasNeverOpenedIsUsedByNobody() {
        assertThatThrownBy(() -> open.use(DataKey::vaultId)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
            assertThat(e.next()).isNotBlank();
        });
    }

    @Test
    void anInstantBeforeTheLimitItIsOpenAndAtTheLimitItIsNot() throws OperationFailed {
        opened();
        clock.by(LIMIT.minusMillis(1));
        assertThat(open.isFor("vault")).isTrue();
        clock.by(Duration.ofMillis(1));
        assertThat(open.isFor("vault")).isFalse();
        assertThatThrownBy(() -> open.use(DataKey::vaultId)).isInstanceOf(OperationFailed.class);
        assertThat(wiped).hasValue(1);
    }

    @Test
    void toLookWhetherItIsOpenDoesNotKeepItOpen() {
        opened();
        clock.by(Duration.ofMinutes(9));
        assertThat(open.isFor("vault")).isTrue();
        clock.by(Duration.ofMinutes(1));
        assertThat(open.isFor("vault")).isFalse();
    }

    @Test
    void eachUseAndEachTouchBeginsTheTimeAnew() throws OperationFailed {
        opened();
        clock.by(Duration.ofMinutes(9));
        open.use(DataKey::vaultId);
        clock.by(Duration.ofMinutes(9));
        open.touch();
        clock.by(Duration.ofMinutes(9));
        assertThat(open.isFor("vault")).isTrue();
    }

    @Test
    void aTouchThatComesTooLateOpensNothing() {
        opened();
        clock.by(LIMIT);
        open.touch();
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void withoutALimitItStaysOpen() {
        opened();
        open.limit(Duration.ZERO);
        clock.by(Duration.ofDays(30));
        assertThat(open.isFor("vault")).isTrue();
    }

    @Test
    void aShorterLimitCountsFromTheLastUse() {
        opened();
        clock.by(Duration.ofMinutes(5));
        open.limit(Duration.ofMinutes(5));
        open.wipeIfIdle();
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void itIsTheKeyOfItsOwnVaultAlone() {
        opened();
        assertThat(open.isFor("another")).isFalse();
    }

    @Test
    void whoLocksElsewhereAfterItWasOpenedLocksItHere() {
        opened();
        open.wipeIfLockedSince(0);
        assertThat(open.isOpen()).isTrue();
        open.wipeIfLockedSince(1);
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void whoWaitsForTheLockHearsOfItOnceAndNotForAVaultThatIsLocked() {
        opened();
        open.wipeIfOpen();
        open.wipeIfOpen();
        open.wipeIfIdle();
        assertThat(wiped).hasValue(1);
    }

    @Test
    void whatWasAskedForIsForgottenWhenNobodyIsThereThoughThereNeverWasAKey() {
        open.whenWiped(wiped::incrementAndGet);
        clock.by(Duration.ofMinutes(9));
        open.forgetIfIdle();
        assertThat(wiped).hasValue(0);
        clock.by(Duration.ofMinutes(1));
        open.forgetIfIdle();
        assertThat(wiped.get()).isPositive();
        int once = wiped.get();
        open.touch();
        open.forgetIfIdle();
        assertThat(wiped).as("the person is back").hasValue(once);
    }

    @Test
    void theKeyIsWipedAndNotJustForgotten() {
        byte[] wrapper = Sealing.random(Sealing.KEY_BYTES);
        DataKey key = DataKey.fresh("vault");
        String before = key.seal("name", Safe.secret("text"));
        open.take(key, 0);
        open.wipe();
        assertThat(DataKey.unwrapped("vault", key.wrappedBy(wrapper), wrapper)).hasValueSatisfying(blank -> {
            assertThatThrownBy(() -> blank.open("name", before)).isInstanceOf(AEADBadTagException.class);
        });
    }

    @Test
    void theKeyThatAnotherTakesThePlaceOfIsWipedToo() {
        DataKey old = DataKey.fresh("vault");
        String before = old.seal("name", Safe.secret("text"));
        open.take(old, 0);
        open.take(DataKey.fresh("vault"), 0);
        assertThatThrownBy(() -> old.open("name", before)).isInstanceOf(AEADBadTagException.class);
        assertThat(open.isOpen()).isTrue();
    }
}
