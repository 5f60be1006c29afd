package dev.handrail.site.maintenance;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says to the server again and again that the page is still wanted, which it takes down when nobody has said so for a while.
 * Nothing interrupts it while it talks to the server: what is interrupted breaks for others, too.
 */
final class Renewal implements AutoCloseable {
    private static final int TIMES = 4;

    private final CountDownLatch over = new CountDownLatch(1);
    private final @Nullable Thread thread;

    private Renewal(@Nullable Lease lease, Notice notice, Duration grace, Consumer<String> say) {
        this.thread = lease == null
                ? null
                : Thread.ofVirtual().name("renewal-" + notice.id()).start(() -> renew(lease, notice, grace, say));
    }

    /** @param say told what keeps it from being renewed, each thing once */
    static Renewal of(Optional<Release> release, Notice notice, Duration grace, Consumer<String> say) {
        return new Renewal(release.map(Release::lease).orElse(null), notice, grace, say);
    }

    private void renew(Lease lease, Notice notice, Duration grace, Consumer<String> say) {
        String said = "";
        do {
            try {
                lease.renew(notice, grace);
                said = "";
            } catch (OperationFailed e) {
                if (!said.equals(e.getMessage())) {
                    said = e.getMessage();
                    say.accept(said);
                }
            }
        } while (!isOver(grace.dividedBy(TIMES)));
    }

    private boolean isOver(Duration within) {
        try {
            return over.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
