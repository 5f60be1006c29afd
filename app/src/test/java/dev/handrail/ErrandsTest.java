package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Caller.Called;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is about Handrail itself keeps to the manners of every other command. */
class ErrandsTest {
    @TempDir
    Path folder;

    private Caller caller;

    @BeforeEach
    void openAStore() {
        caller = new Caller(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"practice", "practice --no-window", "tour"})
    void aPlanIsShownAndNothingIsDone(String words) throws Exception {
        Path kept = Files.createDirectories(caller.home().resolve("practice"));
        Called called = caller.callsHere((words + " --plan").split(" "));
        assertThat(called.status()).isZero();
        assertThat(called.out()).startsWith("Would ");
        try (var inside = Files.list(kept)) {
            assertThat(inside).isEmpty();
        }
        assertThat(caller.callsHere("server", "list", "--json").document()).isEmpty();
    }

    @Test
    void aServerOfOnesOwnThatHasItsNameIsNotTakenOver() throws Exception {
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "server: Practice server\nenvironment: production\naccess: { ssh: { host: example.org, user: me } }\n");
        assertThat(caller.callsHere("server", "import", own.toString(), "--yes").status())
                .isZero();
        for (String words : List.of("practice --plan", "practice --no-window --yes")) {
            Called refused = caller.callsHere(words.split(" "));
            assertThat(refused.status()).as(words).isEqualTo(3);
            assertThat(refused.err()).contains("handrail server rename \"Practice server\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"practice", "tour"})
    void thePlanIsADocumentToAScript(String words) {
        Called called = caller.callsHere((words + " --plan --json").split(" "));
        assertThat(called.document().get("event").asText()).isEqualTo("plan");
        assertThat(called.document().get("text").asText()).startsWith("Would ");
    }

    @Test
    void thePracticeServerIsRemovedOnlyWithConsentHoweverItIsAskedFor() throws Exception {
        Path kept = Files.createDirectories(caller.home().resolve("practice"));
        Called refused = caller.callsHere("practice", "--remove");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("--yes");
        Called plan = caller.callsHere("practice", "--remove", "--plan", "--json");
        assertThat(plan.status()).isZero();
        assertThat(plan.document().get("effect").asText()).isEqualTo("DESTROYS");
        assertThat(kept).exists();

        Called removed = caller.callsHere("practice", "--remove", "--yes", "--json");
        assertThat(removed.status()).isZero();
        assertThat(removed.out().lines()).last().asString().contains("\"event\":\"end\"", "\"outcome\":\"DONE\"");
        assertThat(kept).doesNotExist();
    }
}
