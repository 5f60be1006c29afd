package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.shell.HostKey;
import dev.handrail.vault.Secret;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SheetAskerTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final SheetAsker asker = new SheetAsker(new FxThread(), sheets);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void openWindow() {
        open(sheets::node);
    }

    @AfterEach
    void endWorkers() {
        workers.shutdownNow();
    }

    @Test
    void aPasswordIsAskedForAndNeverSeen() throws Exception {
        Future<Secret> answer = workers.submit(() -> asker.secret("Password of Makerspace/sudo"));
        await("Password of Makerspace/sudo");
        write("hush").type(KeyCode.ENTER);

        try (Secret secret = got(answer)) {
            assertThat(secret.characters()).containsExactly('h', 'u', 's', 'h');
        }
        assertThat(lookup("hush").tryQuery()).isEmpty();
    }

    @Test
    void aCodeMayBeSeen() throws Exception {
        Future<String> answer = workers.submit(() -> asker.answer("One-time code"));
        await("One-time code");
        write("123456").type(KeyCode.ENTER);

        String code = got(answer);
        assertThat(code).isEqualTo("123456");
    }

    @Test
    void whoPressesEscapeDeclines() throws Exception {
        Future<Secret> answer = workers.submit(() -> asker.secret("Password"));
        await("Password");
        type(KeyCode.ESCAPE);

        assertThat((Object) answer.get(20, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void anUnknownMachineShowsItsFingerprintAndIsNotTrustedByEnter() throws Exception {
        HostKey key = new HostKey("example.org", 22, "ssh-ed25519", new byte[] {1, 2, 3});
        Future<Boolean> trusted = workers.submit(() -> asker.trust(key, ""));
        await("Is this really example.org?");
        TextArea fingerprint = lookup("#fingerprint").query();
        String shown = onWindow(() -> fingerprint.getText());
        assertThat(shown).isEqualTo(key.fingerprint());

        type(KeyCode.ENTER);
        boolean yes = got(trusted);
        assertThat(yes).isFalse();
    }

    @Test
    void aMachineIsTrustedByTheButtonThatSaysSo() throws Exception {
        HostKey key = new HostKey("example.org", 2222, "ssh-ed25519", new byte[] {1, 2, 3});
        Future<Boolean> trusted = workers.submit(() -> asker.trust(key, "Signed by an authority"));
        await("Signed by an authority");
        clickOn("It is, connect");

        boolean yes = got(trusted);
        assertThat(yes).isTrue();
    }

    @Test
    void aQuestionGoesAwayWhenWhoAskedIsStopped() throws Exception {
        CompletableFuture<Thread> who = new CompletableFuture<>();
        Future<String> answer = workers.submit(() -> {
            who.complete(Thread.currentThread());
            return asker.answer("One-time code");
        });
        await("One-time code");
        who.get().interrupt();

        assertThat((Object) answer.get(20, TimeUnit.SECONDS)).isNull();
        eventually(() -> !sheets.isOpen());
    }

    @Test
    void theWindowNeverWaitsForItself() {
        assertThatThrownBy(() -> onWindow(() -> {
                    asker.answer("One-time code");
                    return true;
                }))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private void await(String words) {
        eventually(() -> lookup(words).tryQuery().isPresent());
    }

    private static <T> T got(Future<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
