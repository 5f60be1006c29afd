package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.runbook.Step;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planned maintenance followed in the window on the practice server, from its announcement to the PDF that is kept of it. */
class PlannedMaintenanceInWindowTest extends WalkingInWindow {
    private static final String TITLE = "Planned maintenance";
    private static final String PAST_THE_PAGE = "See past the maintenance page that it works";
    private static final String WORK = "New roof `for` $(the) hall";

    @TempDir
    private Path place;

    private PracticeServer practice;
    private Server profile;
    private OpenProgram program;

    private final List<String> failed = new ArrayList<>();

    @BeforeEach
    void open() throws OperationFailed {
        practice = ReadyPractice.start(place.resolve("practice"));
        profile = practice.profile();
        program = new OpenProgram(place.resolve("home"));
        lookAfter(profile);
    }

    @AfterEach
    void remove() throws OperationFailed {
        program.close();
        practice.remove();
    }

    @Override
    OpenProgram program() {
        return program;
    }

    @Test
    void itIsFollowedBehindThePageSignedAndFiledAsAPdfThatCanBeRead() throws Exception {
        begin();
        followTo("Look at the page as a visitor");
        assertThat(visit().statusCode()).isEqualTo(503);
        assertThat(visit().body()).contains("New roof");
        followTo("See that visitors get the site again");
        assertThat(visit().statusCode()).isEqualTo(200);
        followTo("");
        assertThat(failed).as("the site itself makes its page").containsExactly(PAST_THE_PAGE);

        sign();
        putDifferently();
        String text = exported();
        assertThat(text)
                .contains(
                        TITLE,
                        "Signed off by Ada Juniper",
                        "It rained.",
                        "Tell the secretary.",
                        WORK,
                        "seen by Ada",
                        "Put up the maintenance page",
                        "Ended with status 0.",
                        "df -hP",
                        "pg_dump")
                .contains(standing().walkthrough().id());
    }

    private void begin() {
        choose(TITLE + ", ");
        press("#start");
        write("#set-work", WORK);
        write("#set-begins", in(3));
        write("#set-ends", in(4));
        pressOnSheet("#start");
        happens(() -> answered() && isThere("#primary") && !walks().isEmpty());
    }

    private static String in(int days) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(LocalDateTime.now(Clock.systemDefaultZone()).plusDays(days));
    }

    /** As far as to the step of that title, or to the end. */
    private void followTo(String title) {
        for (Optional<Step> next = standing().next();
                next.isPresent() && !next.get().title().equals(title);
                next = standing().next()) {
            follow(next.get());
        }
    }

    private void follow(Step step) {
        happens(() -> isShown(step));
        if (primary().equals("Run")) {
            press("#primary");
            happens(() ->
                    answered() && isShown(step) && !button("#primary").getText().equals("Run"));
        }
        switch (primary()) {
            case "Try again" -> {
                failed.add(step.title());
                press("#failed");
                press("#turn-fixed");
                write("#words", "seen with the browser, past the page");
                pressOnSheet("#action");
            }
            case "Done" -> {
                write("#note", "seen by Ada");
                press("#primary");
            }
            default -> primary("Go on");
        }
        happens(() -> standing().next().filter(step::equals).isEmpty());
    }

    private boolean isShown(Step step) {
        return lookup("#heading").tryQueryAs(Label.class).stream()
                        .anyMatch(label -> label.getText().equals(step.title()))
                && !button("#primary").isDisabled();
    }

    private String primary() {
        return onWindow(() -> button("#primary").getText());
    }

    /** Says yes to what is asked: whether the machine is the right one, and whether its plan is meant. */
    private boolean answered() {
        for (String yes : List.of("#trust", "#action")) {
            Node button = program.sheets().node().lookup(yes);
            if (program.sheets().isOpen() && button instanceof ButtonBase there) {
                there.fire();
                return false;
            }
        }
        return true;
    }

    private HttpResponse<String> visit() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(profile.sites().getFirst().url()).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void sign() {
        primary("Sign off…");
        happens(() -> isThere("#signer-1"));
        assertThat(written("#activities")).contains("Back up everything", "Put up the maintenance page");
        assertThat(written("#issues")).contains(PAST_THE_PAGE + ": failed");
        assertThat(written("#verification")).contains("hours to read it: good");
        write("#issues", written("#issues") + "\nIt rained.");
        write("#signer-1", "Ada Juniper");
        pressOnSheet("#action");
        happens(() -> !standing().isOpen());
        happens(() -> !program.sheets().isOpen());
    }

    private void putDifferently() throws OperationFailed {
        press("#entry");
        write("#nextSteps", "Tell the secretary.");
        pressOnSheet("#action");
        happens(() -> !program.sheets().isOpen());
        List<MaintenanceEntry> versions = program.program()
                .guides()
                .means()
                .log()
                .versions(standing().walkthrough().id());
        assertThat(versions).extracting(MaintenanceEntry::people).allMatch(people -> people.contains("Ada Juniper"));
        assertThat(versions)
                .extracting(entry -> entry.text(Section.NEXT))
                .hasSize(2)
                .endsWith("Tell the secretary.");
    }

    /** What stands in the PDF that was written of the walkthrough which is chosen in the list. */
    private String exported() throws IOException {
        press("#leave");
        choose(TITLE + ", begun");
        press("#export");
        Path pdf = place.resolve("run.pdf");
        write("#file", pdf.toString());
        pressOnSheet("#write");
        happens(() -> Files.exists(pdf));
        try (PDDocument read = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(read);
        }
    }

    private String written(String field) {
        return onWindow(() -> lookup(field).queryAs(TextInputControl.class).getText());
    }
}
