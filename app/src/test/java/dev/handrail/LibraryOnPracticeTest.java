package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.practice.PracticeServer;
import dev.handrail.server.ProfileFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runbooks of the library followed on the practice server from the first step to the file that is kept of it. */
class LibraryOnPracticeTest {
    @TempDir
    static Path folder;

    private static PracticeServer practice;
    private static Typist typist;
    private static Follower follower;

    @BeforeAll
    static void start() throws Exception {
        practice = PracticeServer.start(folder.resolve("practice"), Clock.systemUTC());
        typist = new Typist(folder.resolve("home"));
        Path profile = Files.writeString(folder.resolve("profile.yaml"), ProfileFile.write(practice.profile()));
        typist.types(0, List.of("server", "import", profile.toString()));
        String server = practice.profile().name();
        typist.types(0, List.of("server", "test", server, "--accept-host-key", practice.hostKeyFingerprint()));
        Path picture = folder.resolve("announcement.png");
        ImageIO.write(new BufferedImage(320, 120, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        // The page of the practice server is one that the server itself makes: it stands at its own address too.
        follower = new Follower(typist, server, picture, Set.of("See past the maintenance page that it works"));
    }

    @AfterAll
    static void remove() throws Exception {
        practice.remove();
    }

    private static JsonNode asks(String... words) throws IOException {
        return new ObjectMapper().readTree(typist.types(0, List.of(words)));
    }

    private static String in(int days) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(LocalDateTime.now(Clock.systemDefaultZone()).plusDays(days));
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
