package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Offer;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.vault.Asker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All offers of the program as they are typed: each by its own words, and none that takes something away unasked. */
class OffersTest {
    private static final String PROFILE = "server: Café\nenvironment: test\naccess: this-computer\n";

    @TempDir
    Path folder;

    private Typist typist;

    @BeforeEach
    void sitDown() {
        typist = new Typist(folder.resolve("home"));
    }

    @Test
    void everyOfferHasWordsOfItsOwnWhichFindIt() {
        List<Offer> offers;
        try (Program program = new Program(setting())) {
            offers = program.offers();
        }
        assertThat(offers).extracting(Offer::words).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        for (Offer offer : offers) {
            List<String> words = new ArrayList<>(List.of(offer.words().split(" ")));
            words.add("--help");
            assertThat(typist.types(0, words)).as(offer.words()).contains(offer.title());
        }
    }

    @Test
    void onlyTheseWriteAFileWhichAWindowHasToAskForInAnotherWay() {
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        try (Program program = new Program(setting())) {
            for (Offer offer : program.offers()) {
                for (Argument argument : offer.arguments()) {
                    String words = offer.words() + " " + argument.name();
                    switch (argument.type()) {
                        case NEW_FILE -> written.add(words);
                        case FILE -> read.add(words);
                        default -> {}
                    }
                }
            }
        }
        assertThat(written)
                .containsExactlyInAnyOrder(
                        "server export FILE",
                        "journal export FILE",
                        "runbook export FILE",
                        "backup drill --report",
                        "backup book FILE",
                        "vault make-identity --to",
                        "vault make-identity --copy");
        assertThat(read)
                .containsExactlyInAnyOrder(
                        "server import FILE",
                        "server hosts FILE",
                        "destination try --profile",
                        "runbook check FILE",
                        "runbook show NAME",
                        "runbook edit NAME",
                        "runbook start NAME",
                        "runbook tick --evidence",
                        "runbook entry --file",
                        "runbook turn --file");
    }

    @Test
    void aProfileThatIsReplacedIsAskedForAndWrittenIntoTheJournal() throws IOException {
        String file = profile(PROFILE);
        typist.types(0, List.of("server", "import", file));
        String changed = profile(PROFILE.replace("test", "staging"));
        typist.types(3, List.of("server", "import", changed));
        typist.types(3, "n\n", "server", "import", changed);
        assertThat(environment()).isEqualTo("test");
        String plan = typist.types(0, List.of("server", "import", changed, "--plan"));
        assertThat(plan).contains("- environment: test", "+ environment: staging");
        typist.types(0, "y\n", "server", "import", changed);
        assertThat(environment()).isEqualTo("staging");
        typist.types(0, List.of("server", "import", file, "--yes"));
        assertThat(environment()).isEqualTo("test");
        assertThat(operations()).containsExactly("server import", "server import", "server import");
    }

    @Test
    void aSecretIsReplacedOrRemovedOnlyWithAYesAndNoneIsInTheJournal() throws IOException {
        typist.types(0, "correct horse battery\n", "vault", "create", "--piped");
        typist.exports("HANDRAIL_PASSPHRASE", "correct horse battery");
        typist.types(0, "first value\n", "vault", "put", "Café/ssh", "--piped");
        typist.types(3, "second value\n", "vault", "put", "Café/ssh", "--piped");
        typist.types(0, "second value\n", "vault", "put", "Café/ssh", "--yes", "--piped");
        typist.types(3, List.of("vault", "remove", "Café/ssh"));
        typist.types(0, List.of("vault", "remove", "Café/ssh", "--yes"));
        assertThat(operations()).contains("vault put", "vault remove");
        typist.types(0, List.of("journal", "export", folder.resolve("log.md").toString()));
        assertThat(typist.printed() + Files.readString(folder.resolve("log.md")))
                .doesNotContain("first value", "second value", "correct horse battery");
    }

    @Test
    void theYesMayStandBeforeTheWordsAlsoWhereTheVaultIsErased() throws IOException {
        typist.types(0, "correct horse battery\n", "vault", "create", "--piped");
        typist.types(3, List.of("vault", "erase"));
        typist.types(0, List.of("vault", "erase", "--yes", "--plan"));
        assertThat(typist.types(0, List.of("vault", "status", "--json"))).doesNotContain("\"none\"");
        typist.types(0, List.of("--yes", "vault", "erase"));
        assertThat(typist.types(0, List.of("vault", "status", "--json"))).contains("\"none\"");
        assertThat(operations()).containsExactly("vault erase", "vault create");
    }

    @Test
    void theFolderOfOwnRunbooksIsChosenByPlanAndJournal() throws IOException {
        String own = Files.createDirectory(folder.resolve("own")).toString();
        typist.types(0, List.of("runbook", "use-folder", own, "--plan"));
        assertThat(typist.types(0, List.of("runbook", "folder"))).doesNotContain(own);
        typist.types(0, List.of("runbook", "use-folder", own));
        assertThat(typist.types(0, List.of("runbook", "folder"))).contains(own);
        typist.types(0, List.of("runbook", "use-folder", "--usual"));
        assertThat(typist.types(0, List.of("runbook", "folder"))).doesNotContain(own);
        assertThat(operations()).containsExactly("runbook use-folder", "runbook use-folder");
    }

    @Test
    void aRenamedServerIsFoundByItsNewNameOnly() throws IOException {
        typist.types(0, List.of("server", "import", profile(PROFILE)));
        typist.types(3, List.of("server", "rename", "Café", "Bistro"));
        typist.types(0, List.of("server", "rename", "Café", "Bistro", "--yes"));
        assertThat(typist.types(0, List.of("server", "show", "Bistro"))).contains("server: Bistro");
        typist.types(2, List.of("server", "show", "Café"));
    }

    private Setting setting() {
        return new Setting(
                folder.resolve("home"),
                Asker.NOBODY,
                HostKeyAsker.NOBODY,
                Asker.NOBODY,
                false,
                Optional.empty(),
                Map.of(),
                Clock.systemUTC());
    }

    private String profile(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "profile", ".yaml"), text)
                .toString();
    }

    private String environment() throws IOException {
        return new ObjectMapper()
                .readTree(typist.types(0, List.of("server", "list", "--json")))
                .at("/0/environment")
                .asText();
    }

    private List<String> operations() throws IOException {
        JsonNode runs = new ObjectMapper().readTree(typist.types(0, List.of("journal", "list", "--json")));
        List<String> done = new ArrayList<>();
        for (JsonNode run : runs) {
            if (run.get("outcome").asText().equals("DONE")) {
                done.add(run.get("operation").asText());
            }
        }
        return done;
    }
}
