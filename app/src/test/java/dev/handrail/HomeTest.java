package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Caller.Called;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the data folder is, as people and scripts name it. */
class HomeTest {
    private static final Path USER = Path.of("/home/ann");

    @TempDir
    Path folder;

    private static Path of(Optional<String> given, String variable) throws OperationFailed {
        Map<String, String> environment = Map.of("HANDRAIL_HOME", variable);
        return Home.named(given, environment, USER).orElseGet(() -> Home.usual(environment, "Linux", USER));
    }

    @Test
    void aTildeIsTheHomeOfWhoWritesIt() throws Exception {
        assertThat(of(Optional.of("~/data"), "")).isEqualTo(USER.resolve("data"));
        assertThat(of(Optional.of("~"), "")).isEqualTo(USER);
        assertThat(of(Optional.empty(), "~/data")).isEqualTo(USER.resolve("data"));
    }

    @Test
    void whatIsTypedInAFolderIsMeantFromThere() throws Exception {
        assertThat(of(Optional.of("data"), "/srv/handrail"))
                .isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(of(Optional.empty(), "/srv/./handrail")).isEqualTo(Path.of("/srv/handrail"));
        assertThat(of(Optional.empty(), " ")).isEqualTo(USER.resolve(".local/share/handrail"));
    }

    @Test
    void aVariableThatMeansAnotherFolderEverywhereIsRefused() {
        Caller caller = new Caller(folder);
        caller.exports("HANDRAIL_HOME", "no/such/data");
        Called called = caller.callsHere("server", "list");
        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err()).contains("HANDRAIL_HOME is no/such/data", "What to do: ", "--home");
        assertThat(Path.of("no")).doesNotExist();
        assertThat(caller.callsHere(
                                "server",
                                "list",
                                "--home",
                                folder.resolve("data").toString())
                        .status())
                .isZero();
    }
}
