package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Caller.Called;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.ProfileFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line promises to scripts about backups, called as they call it, on a server that is there. */
class PracticeContractTest {
    @TempDir
    static Path shared;

    private static PracticeServer practice;
    private static String server = "";

    @TempDir
    Path folder;

    private Caller caller;

    @BeforeAll
    static void startItAsProduction() throws Exception {
        practice = ReadyPractice.start(shared.resolve("practice"));
        server = practice.profile().name();
        String profile =
                ProfileFile.write(practice.profile()).replace("environment: practice", "environment: production");
        Path file = Files.writeString(shared.resolve("profile.yaml"), profile);
        Caller caller = new Caller(shared);
        done(caller.calls("server", "import", file.toString()));
        done(caller.calls("server", "test", server, "--accept-host-key", practice.hostKeyFingerprint()));
    }

    @AfterAll
    static void remove() throws Exception {
        practice.remove();
    }

    /** Each begins with what was done for all. */
    @BeforeEach
    void arrive() throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", shared.resolve("home").toString(), folder.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
        caller = new Caller(folder);
    }

    @Test
    void aServerGoesOutAndInAgainUnchanged() throws Exception {
        String exported = works("server", "export", server).out();
        Path file = Files.writeString(folder.resolve("exported.yaml"), exported);
        works("server", "import", file.toString());
        assertThat(works("server", "export", server).out()).isEqualTo(exported);
        assertThat(exported).contains("environment: production");
        caller = new Caller(Files.createDirectory(folder.resolve("elsewhere")));
        works("server", "import", file.toString());
        assertThat(works("server", "export", server).out()).isEqualTo(exported);
    }

    @Test
    void withoutANameEverythingIsBackedUpAndTheDatabaseIsTheOneToGoOnWith() throws Exception {
        JsonNode end = worksAlone("backup", "run", server, "--json").end();

        assertThat(end.get("backups").asText().split(",")).hasSize(2);
        assertThat(end.get("backups").asText()).startsWith(end.get("backup").asText());
        assertThat(works("backup", "show", end.get("backup").asText(), "--json")
                        .document()
                        .get("source")
                        .asText())
                .isEqualTo("parish");
    }

    @Test
    void backupsAreListedAsPromisedAndDeletedOnProductionByNameOnly() throws Exception {
        String first = works("backup", "run", server, "parish", "--json")
                .end()
                .get("backup")
                .asText();
        String second = works("--json", "backup", "run", server, "parish")
                .end()
                .get("backup")
                .asText();
        JsonNode list = works("backup", "list", "--json").document();
        assertThat(ids(list)).as("newest first").containsExactly(second, first);
        list.forEach(this::isABackup);

        assertThat(caller.callsHere("backup", "delete", first, "--yes", "--json")
                        .status())
                .isEqualTo(3);
        Called misnamed = caller.callsHere("backup", "delete", first, "--yes", "--production", "Other", "--json");
        assertThat(misnamed.status()).isEqualTo(3);
        assertThat(misnamed.end().get("outcome").asText()).isEqualTo("FAILED");
        assertThat(ids(works("backup", "list", "--json").document())).hasSize(2);
        worksAlone("backup", "delete", first, "--yes", "--production", server, "--json");
        assertThat(ids(works("backup", "list", server, "--json").document())).containsExactly(second);
        theJournalIsListedAsPromised();
    }

    @Test
    void theMaintenancePageGoesUpAndDownAndItsStatusIsTold() throws Exception {
        JsonNode off = works("switch", "status", server, "--json").document();
        assertThat(off.fieldNames()).toIterable().startsWith("state", "since", "reason", "until", "seenFromOutside");
        assertThat(off.get("state").asText()).isEqualTo("off");
        assertThat(off.get("since").isNull()).isTrue();
        assertThat(caller.callsHere("switch", "on", server, "--json").status()).isEqualTo(3);
        JsonNode end = worksAlone("switch", "on", server, "--reason", "Upgrade", "--until", "2h", "--yes", "--json")
                .end();
        assertThat(end.get("outcome").asText()).isEqualTo("DONE");
        JsonNode on = works("switch", "status", server, "--json").document();
        assertThat(on.get("state").asText()).isEqualTo("on");
        assertThat(on.get("reason").asText()).isEqualTo("Upgrade");
        assertThat(OffsetDateTime.parse(on.get("until").asText()))
                .isAfter(OffsetDateTime.parse(on.get("since").asText()));
        assertThat(on.get("seenFromOutside").asBoolean()).isTrue();
        assertThat(worksAlone("switch", "status", server).out()).contains("Maintenance is on since", "Upgrade", "503");
        works("switch", "off", server, "--yes", "--json");
        assertThat(works("switch", "status", server, "--json")
                        .document()
                        .get("state")
                        .asText())
                .isEqualTo("off");
    }

    private void isABackup(JsonNode backup) {
        assertThat(backup.get("id").isTextual()).isTrue();
        assertThat(backup.get("server").asText()).isEqualTo(server);
        assertThat(backup.get("source").isTextual()).isTrue();
        assertThat(OffsetDateTime.parse(backup.get("taken").asText())).isNotNull();
        assertThat(backup.get("bytes").isIntegralNumber()).isTrue();
        assertThat(backup.get("storedBytes").asLong()).isPositive();
        assertThat(backup.has("proof")).isTrue();
        assertThat(backup.get("pinned").isBoolean()).isTrue();
        assertThat(backup.get("copies")).isNotEmpty().allSatisfy(copy -> {
            assertThat(copy.get("destination").isTextual()).isTrue();
            assertThat(copy.get("state").isTextual()).isTrue();
        });
    }

    private void theJournalIsListedAsPromised() {
        JsonNode runs = works("journal", "list", "--json").document();
        List<String> operations = new ArrayList<>();
        List<OffsetDateTime> started = new ArrayList<>();
        for (JsonNode run : runs) {
            operations.add(run.get("operation").asText());
            started.add(OffsetDateTime.parse(run.get("started").asText()));
            assertThat(OffsetDateTime.parse(run.get("ended").asText())).isAfterOrEqualTo(started.getLast());
            assertThat(run.get("outcome").asText()).isEqualTo("DONE");
            assertThat(run.get("server").asText()).isEqualTo(server);
            assertThat(run.get("id").isTextual() && run.get("person").isTextual())
                    .isTrue();
        }
        assertThat(operations)
                .containsExactly("backup delete", "backup run", "backup run", "server test", "server import");
        assertThat(started.reversed()).isSorted();
    }

    private static List<String> ids(JsonNode list) {
        return list.findValuesAsText("id");
    }

    /** In this process: what is printed is the same. Each kind of change is done once by a program of its own, too. */
    private Called works(String... words) {
        return done(caller.callsHere(words));
    }

    private Called worksAlone(String... words) throws Exception {
        return done(caller.calls(words));
    }

    private static Called done(Called called) {
        assertThat(called.status()).as("%s", called).isZero();
        return called;
    }
}
