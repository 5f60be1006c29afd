package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Caller.Called;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Window;
import dev.handrail.site.maintenance.Windows;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a page should be down is said before whatever is begun at the command line, and nowhere where scripts read. */
class OverdueSaidTest {
    @TempDir
    Path folder;

    private Called begins(Duration untilEnd, String... more) throws Exception {
        Caller caller = new Caller(folder);
        Instant now = Instant.now();
        Notice notice = new Notice("ab12", now.minusSeconds(7200), now.plus(untilEnd), "Upgrade", "ada", false);
        try (Store store = ReadyStore.open(caller.home(), Clock.systemUTC())) {
            new Windows(store.jdbi()).begin(new Window("Parish", "render", "r", notice, null, null));
        }
        Path profile = Files.writeString(
                folder.resolve("profile.yaml"), "server: Café\nenvironment: test\naccess: this-computer\n");
        assertThat(caller.callsHere("server", "import", profile.toString()).status())
                .isZero();
        List<String> words = new ArrayList<>(List.of("server", "remove", "Café", "--yes"));
        words.addAll(List.of(more));
        return caller.callsHere(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndThatHasPassedIsSaidFirstAndNotWhereScriptsRead(boolean json) throws Exception {
        Called called = json ? begins(Duration.ofHours(-1), "--json") : begins(Duration.ofHours(-1));
        assertThat(called.status()).isZero();
        assertThat(called.err()).contains("The maintenance of Parish was to end at", "handrail switch off");
        assertThat(called.out()).doesNotContain("was to end at");
    }

    @Test
    void anEndThatIsStillToComeIsNot() throws Exception {
        assertThat(begins(Duration.ofHours(1)).err()).doesNotContain("was to end at");
    }
}
