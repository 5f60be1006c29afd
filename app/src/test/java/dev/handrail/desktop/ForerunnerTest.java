package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees before there is a window to work in. */
class ForerunnerTest extends WindowTest {
    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();

    @Test
    void whyThereIsNoWindowIsShownUntilItIsClosed() {
        OperationFailed gone = OperationFailed.unreachable("The data folder is not there")
                .next("Plug in its disk.")
                .build();
        CompletableFuture<Whereabouts> found = begin(told -> {
            throw gone;
        });
        eventually(() -> SmallWindow.says("The data folder is not there") && SmallWindow.says("Plug in its disk."));
        SmallWindow.press("#close");

        assertThatThrownBy(found::join).hasCause(gone);
        eventually(() -> !SmallWindow.isOpen());
    }

    @Test
    void onceTheDiskIsThereItIsTriedAgain() {
        List<String> tries = new ArrayList<>();
        CompletableFuture<Whereabouts> found = begin(told -> {
            tries.add("one");
            if (tries.size() == 1) {
                throw OperationFailed.unreachable("The data folder is not there")
                        .build();
            }
            return Whereabouts.named(home);
        });
        eventually(() -> SmallWindow.says("The data folder is not there"));
        SmallWindow.press("#retry");

        assertThat(found.join().home()).isEqualTo(home);
        assertThat(tries).hasSize(2);
    }

    @Test
    void howFarTheDataAreBroughtIsShownMeanwhile() {
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Whereabouts> found = begin(told -> {
            told.say("Bringing the data");
            told.copied(3 << 20, 4 << 20);
            await(looked);
            return Whereabouts.named(home);
        });
        eventually(() -> SmallWindow.says("Bringing the data") && SmallWindow.says("3.0 MB of 4.0 MB"));
        looked.countDown();

        assertThat(found.join().home()).isEqualTo(home);
        eventually(() -> !SmallWindow.isOpen());
        assertThat(said).containsExactly("Bringing the data");
    }

    private CompletableFuture<Whereabouts> begin(Forerunner.Search search) {
        CompletableFuture<Whereabouts> found = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                found.complete(Forerunner.of(new Elsewhere(home), search, Whereabouts.Told.lines(said::add)));
            } catch (OperationFailed | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        return found;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
