package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.Database;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.SecretRef;
import dev.handrail.sql.FirstCell;
import dev.handrail.store.Store;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runbooks of the library followed on the practice server from the first step to the file that is kept of it. */
class LibraryOnPracticeTest {
    @TempDir
    static Path folder;

    private static PracticeServer practice;
    private static Typist typist;
    private static Store beside;
    private static Follower follower;
    private static String backup = "";
    private static String uploads = "";

    @BeforeAll
    static void start() throws Exception {
        practice = ReadyPractice.start(folder.resolve("practice"));
        typist = new Typist(folder.resolve("home"));
        Path profile = Files.writeString(folder.resolve("profile.yaml"), ProfileFile.write(practice.profile()));
        typist.types(0, List.of("server", "import", profile.toString()));
        beside = typist.beside();
        String server = practice.profile().name();
        typist.types(0, List.of("server", "test", server, "--accept-host-key", practice.hostKeyFingerprint()));
        Path picture = folder.resolve("announcement.png");
        ImageIO.write(new BufferedImage(320, 120, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        typist.types(0, List.of("backup", "run", server, "--yes"));
        for (JsonNode one : asks("backup", "list", "--json")) {
            backup = one.at("/source").asText().equals("parish") ? one.at("/id").asText() : backup;
            uploads =
                    one.at("/source").asText().equals("uploads") ? one.at("/id").asText() : uploads;
        }
        // The page of the practice server is one that the server itself makes: it stands at its own address too.
        // And what is left half done is asked of the system's packages as before the updates, which takes them ten
        // seconds.
        follower = new Follower(
                typist,
                server,
                picture,
                Set.of("See past the maintenance page that it works", "Nothing is left half done"));
    }

    @AfterAll
    static void remove() throws Exception {
        beside.close();
        practice.remove();
    }

    private static JsonNode asks(String... words) throws IOException {
        return new ObjectMapper().readTree(typist.types(0, List.of(words)));
    }

    private static String in(int days) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(LocalDateTime.now(Clock.systemDefaultZone()).plusDays(days));
    }

    /**
     * What is followed from its first step to its last.
     *
     * @param cannot the titles of steps whose commands may fail here, each with why; a person says then what was seen
     */
    record Book(String name, Map<String, String> answers, Map<String, String> cannot) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String OWN_PAGE =
            "the practice server makes its page itself, so the page stands at its own address";

    private static final String NO_LOGS = "its log does not lie in /var/log/app";

    static List<Book> books() {
        return List.of(
                new Book("weekly-duties", Map.of(), Map.of()),
                new Book("pre-update", Map.of(), Map.of()),
                new Book(
                        "unplanned-maintenance",
                        Map.of("issue", "It's `down`", "severity", "severe"),
                        Map.of("Verify directly at the server's address", OWN_PAGE)),
                new Book("schema-change", Map.of("table", "members"), Map.of()),
                new Book("monthly-restore-test", Map.of("backup", "BACKUP"), Map.of()),
                new Book(
                        "disaster-corruption",
                        Map.of("backup", "BACKUP"),
                        Map.of("It works past the maintenance page", OWN_PAGE)),
                new Book("secret-rotation", Map.of("secret", "DB_PASSWORD", "reason", "yearly"), Map.of()),
                new Book("quarterly-duties", Map.of(), Map.of()),
                new Book("ownership-handover", Map.of("giver", "Ada", "taker", "Ben"), Map.of()),
                new Book("environment-variable", Map.of("variable", "APP_ENV"), Map.of()),
                new Book("os-updates", Map.of("restart", "no"), Map.of("It works past the maintenance page", OWN_PAGE)),
                new Book(
                        "log-rotation",
                        Map.of(),
                        Map.of(
                                "Compress the application's old logs", NO_LOGS,
                                "Remove the logs that are older", NO_LOGS,
                                "It runs every day", "nothing rotates logs on it")),
                new Book(
                        "disaster-complete",
                        Map.of(
                                "name", "localhost",
                                "new_host", "localhost",
                                "backup", "BACKUP",
                                "database", "parish_anew",
                                "files", "FILES"),
                        Map.of()),
                new Book(
                        "archive-rows",
                        Map.of(
                                "table", "attendance",
                                "column", "attended_on",
                                "before", "2021-03-01",
                                "archive", "attendance_until_2021"),
                        Map.of()));
    }

    @ParameterizedTest
    @MethodSource("books")
    void eachIsFollowedToItsEnd(Book book) throws Exception {
        Map<String, String> answers = new HashMap<>(book.answers());
        answers.computeIfPresent("backup", (name, asked) -> backup);
        answers.computeIfPresent("files", (name, asked) -> uploads);
        String id = follower.begins(book.name(), answers);
        List<String> ran = follower.follows(id);
        assertThat(ran).isNotEmpty();
        assertThat(book.cannot().keySet()).containsAll(follower.failed());
        String shown = typist.types(0, List.of("runbook", "show", book.name()));
        assertThat(book.cannot().keySet()).allMatch(shown::contains);
        typist.types(0, List.of("runbook", "turn", id, "--finish", "--sign", "Ada Juniper", "--sign", "Ben Oak"));
    }

    /** What nothing of could be run here, with why; each is read through by `runbook check` all the same. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("capistrano-deploy", "no checkout with Capistrano, and no second host"),
            Map.entry("certificate-renewal", "its sites are plain http: there is no certificate"),
            Map.entry("compose-update", "no containers run on it"),
            Map.entry("container-image-update", "no containers run on it"),
            Map.entry("dependencies-composer", "no checkout with a composer.json"),
            Map.entry("dependencies-npm", "no checkout with a package.json"),
            Map.entry("host-migration", "there is no second server to move to"),
            Map.entry("laravel-rollback", "no Laravel application lies on it, only its database, files and log"),
            Map.entry("laravel-update", "no Laravel application lies on it, only its database, files and log"),
            Map.entry("mail-stopped", "it sends no mail"),
            Map.entry("postgresql-upgrade", "there is no second database server"),
            Map.entry("render-deploy", "it does not run at Render"),
            Map.entry("render-deploy-clean", "it does not run at Render"),
            Map.entry("uploads-fail", "it has no bucket"),
            Map.entry("vue-update", "no front end is built on it"));

    @Test
    void everyRunbookIsFollowedHereOrItIsSaidWhyNot() throws IOException {
        Set<String> told = new TreeSet<>(NOT_HERE.keySet());
        books().forEach(book -> told.add(book.name()));
        told.add("planned-maintenance");
        told.add("disaster-partial");
        assertThat(asks("runbook", "list", "--json").findValuesAsText("name"))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void lostRowsAreBackWhenPartialLossWasFollowed() throws Exception {
        long before = donations("SELECT count(*) FROM donations");
        assertThat(donations(
                        "WITH lost AS (DELETE FROM donations WHERE id <= 25 RETURNING id) SELECT count(*) FROM lost"))
                .isEqualTo(25);
        String id = follower.begins("disaster-partial", Map.of("backup", backup, "table", "public.donations"));
        assertThat(follower.follows(id)).contains("Bring the missing rows back", "Compare again");
        assertThat(follower.failed()).isEmpty();
        assertThat(donations("SELECT count(*) FROM donations")).isEqualTo(before);
        typist.types(0, List.of("runbook", "turn", id, "--finish", "--sign", "Ada Juniper", "--sign", "Ben Oak"));
    }

    private static long donations(String question) throws Exception {
        Database database = practice.profile().databases().getFirst();
        String password = Files.readString(
                        Path.of(((SecretRef.File) Objects.requireNonNull(database.password())).path()))
                .strip();
        String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name();
        try (Connection connection = DriverManager.getConnection(url, database.user(), password)) {
            return FirstCell.number(connection, question);
        }
    }

    @Test
    void aPlannedMaintenanceIsFollowedSignedAndFiled() throws Exception {
        String id = follower.begins(
                "planned-maintenance", Map.of("work", "New roof `for` $(the) hall", "begins", in(3), "ends", in(4)));
        assertThat(follower.follows(id)).contains("Back up everything", "See that these backups are good");

        assertThat(typist.types(0, List.of("runbook", "entry", id))).contains("## Activities", "Back up everything");
        typist.types(0, List.of("runbook", "turn", id, "--finish", "--sign", "Ada Juniper", "--issues", "It rained."));
        typist.types(0, List.of("runbook", "entry", id, "--next", "Tell the secretary."));

        JsonNode entry = asks("journal", "show", id, "--json");
        assertThat(entry.at("/entry/issues").asText()).isEqualTo("It rained.");
        assertThat(entry.at("/entry/next").asText()).isEqualTo("Tell the secretary.");
        assertThat(entry.at("/entry/verification").asText()).contains("hours to read it: good");
        assertThat(entry.at("/versions").size()).isEqualTo(2);
        assertThat(entry.at("/versions/0/entry/next").asText()).isNotEqualTo("Tell the secretary.");
        assertThat(asks("journal", "list", "--json").findValuesAsText("operation"))
                .contains("log entry");
        theRunIsFiled(id);
        theLogIsFiled(id);
    }

    private static void theRunIsFiled(String id) throws Exception {
        List<String> said = List.of(
                "Planned maintenance",
                "Signed off by Ada Juniper",
                "It rained.",
                "Tell the secretary.",
                "New roof `for` $(the) hall",
                "seen by Ada",
                "Ended with status 0.",
                "announcement.png",
                "df -hP",
                "pg_dump");
        Path markdown = folder.resolve("run.md");
        typist.types(0, List.of("runbook", "export", id, markdown.toString()));
        assertThat(Files.readString(markdown)).contains("df -hP", "Ended with status 0.", "## Maintenance log entry");
        Path html = folder.resolve("run.html");
        typist.types(0, List.of("runbook", "export", id, html.toString()));
        assertThat(Files.readString(html)).contains(said).contains("data:image/png;base64,");
        Path pdf = folder.resolve("run.pdf");
        typist.types(0, List.of("runbook", "export", id, pdf.toString()));
        assertThat(text(pdf)).contains(said);
        assertThat(typist.types(0, List.of("runbook", "export", id))).contains("# Planned maintenance");
    }

    private static void theLogIsFiled(String id) throws Exception {
        typist.types(
                0,
                List.of(
                        "journal",
                        "add",
                        practice.profile().name(),
                        "Changed the toner",
                        "--by",
                        "Ben Oak",
                        "--issues",
                        "None."));
        Path markdown = folder.resolve("log.md");
        typist.types(0, List.of("journal", "export", markdown.toString()));
        String log = Files.readString(markdown);
        assertThat(log).contains("Planned maintenance", "Ada Juniper", "It rained.", "Changed the toner", "Ben Oak");
        assertThat(log).as("what belongs to an entry is told there").doesNotContain("runbook step");
        Path pdf = folder.resolve("log.pdf");
        typist.types(0, List.of("journal", "export", pdf.toString()));
        assertThat(text(pdf)).contains(id, "It rained.", "Tell the secretary.", "Changed the toner");
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(read);
        }
    }
}
