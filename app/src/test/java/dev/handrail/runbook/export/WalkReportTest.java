package dev.handrail.runbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.report.Report;
import dev.handrail.report.ReportFile;
import dev.handrail.runbook.offers.RecordOffers;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.Ticking;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walkthrough as it is filed: everything that happened in it, and nothing that did not. */
class WalkReportTest extends Desks {
    private static final String TEXT = """
            ---
            title: Tidy up
            variables:
              - { name: place, question: Where is it?, type: path }
            ---
            # Work
            - [ ] Look at ${place} {each}
              ```sh {check on=workstation}
              seq 1 5000
              ```
            - [ ] Tell everybody {evidence}
            # Back {rollback}
            - [ ] Put it back
            # After {after}
            - [ ] Names {sign-off=2}
            """;

    @TempDir
    private Path evidence;

    private WalkMeans means() {
        return desk().guides().means();
    }

    private Event.Ended ended(Operation operation) throws OperationFailed, InterruptedException {
        return desk().runner()
                .start(operation, desk().runner().plan(operation), event -> {})
                .await();
    }

    private String begun(boolean byHand, Answers answers, String... names) throws Exception {
        List<Server> servers = new ArrayList<>();
        for (String name : names) {
            servers.add(desk().servers().require(name));
        }
        Operation start = Steps.start(means(), servers, "tidy.md", TEXT, answers, byHand, Optional.empty());
        return Objects.requireNonNull(ended(start).made().get("walkthrough"));
    }

    private void says(String id, String step, String... words) throws OperationFailed {
        Map<String, List<String>> said = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            said.put(words[i], words[i + 1].isEmpty() ? List.of() : List.of(words[i + 1]));
        }
        Ticking ticking = new Ticking(means(), id, evidence);
        if (step.isEmpty()) {
            ticking.turn(new Arguments(said), Map.of());
        } else {
            ticking.tick(step, new Arguments(said));
        }
    }

    private String written(String id) throws OperationFailed {
        // No sign in it means anything: Markdown writes a stroke before each.
        return ReportFile.markdown(WalkReport.of(means(), id, evidence, 400)).replace("\\", "");
    }

    @Test
    void allThatHappenedStandsThereAndOfWhatIsLongBothEnds() throws Exception {
        String id = begun(false, Answers.of(Map.of("place", "/srv/yard")), "Practice server");
        assertThat(ended(Steps.run(means(), id, Optional.empty(), Optional.empty(), false))
                        .failure())
                .isNull();
        Path picture = Files.writeString(evidence.resolve("seen.txt"), "clean");
        says(id, "1.2", Ticking.NOTE, "by mail", Ticking.EVIDENCE, picture.toString(), Ticking.DONE, "");
        String text = written(id);
        assertThat(text)
                .contains("Tidy up", "Where is it?", "/srv/yard", "1.1 Look at /srv/yard", "seq 1 5000", "by mail")
                .contains("-seen.txt sha256:", "-seen.txt, 5 bytes, SHA-256 ", "\nclean\n")
                .containsPattern("\\[460\\d lines left out; all of it: handrail journal show ")
                .containsPattern("\\n\\s*1\\n\\s*2\\n")
                .containsPattern("\\n\\s*4999\\n\\s*5000\\n")
                .doesNotContainPattern("\\n\\s*300\\n")
                .doesNotContain("Put it back")
                .contains("Maintenance log entry (draft)");
    }

    @Test
    void fiveThousandLinesAreAllThereAndOnPaperBothEndsOfThem() throws Exception {
        String id = begun(false, Answers.of(Map.of("place", "/srv/yard")), "Practice server");
        ended(Steps.run(means(), id, Optional.empty(), Optional.empty(), false));
        List<String> all =
                IntStream.rangeClosed(1, 5000).mapToObj(String::valueOf).toList();
        assertThat(Files.readAllLines(exported(id, "run.md"))).containsSequence(all);
        assertThat(Files.readString(exported(id, "run.html"))).contains("\n" + String.join("\n", all));
        try (PDDocument pages = Loader.loadPDF(exported(id, "run.pdf").toFile())) {
            List<String> lines = new PDFTextStripper()
                    .getText(pages)
                    .lines()
                    .map(String::strip)
                    .toList();
            assertThat(lines).contains("1", "990", "4100", "5000").doesNotContain("1001", "2500", "3900");
            assertThat(String.join(" ", lines))
                    .containsPattern("\\[300\\d lines left out; all of it: handrail journal show ");
        }
    }

    private Path exported(String id, String name) throws OperationFailed {
        Path file = evidence.resolve(name);
        Offer.Question export = new RecordOffers(new Lazy<>(this::means), evidence)
                .offers().stream()
                        .filter(offer -> offer.words().equals("runbook export"))
                        .map(Offer.Question.class::cast)
                        .findFirst()
                        .orElseThrow();
        export.teller().tell(new Arguments(Map.of("ID", List.of(id), "FILE", List.of(file.toString()))));
        return file;
    }

    @Test
    void theWayBackIsToldOnceSomebodyWentIt() throws Exception {
        String id = begun(true, Answers.of(Map.of("place", "/srv/yard")), "Practice server");
        says(id, "", Ticking.ROLL_BACK, "no time left");
        says(id, "2.1", Ticking.DONE, "");
        says(id, "3.1", Ticking.SIGN, "Ada");
        says(id, "3.1", Ticking.SIGN, "Ben", Ticking.DONE, "");
        says(id, "", Ticking.FINISH, "");
        says(id, "", Ticking.REOPEN, "one was forgotten");
        assertThat(written(id))
                .contains("Nothing was run from Handrail", "no time left", "Put it back", "Signed by Ada, Ben")
                .contains("reopened: one was forgotten", "rolled back");
    }

    @Test
    void ofSeveralServersEachHasItsAnswersAndItsState() throws Exception {
        Answers answers = Answers.of(
                Map.of(), Map.of("Practice server", Map.of("place", "/one"), "Parish test", Map.of("place", "/two")));
        String id = begun(true, answers, "Practice server", "Parish test");
        says(id, "1.1", Ticking.ON, "Parish test", Ticking.SKIP, "it has none");
        assertThat(written(id))
                .contains("Where is it? on Practice server", "/one", "Where is it? on Parish test", "/two")
                .contains("skipped: it has none");
    }

    /** Whoever writes a secret anywhere writes it down; who reads the report must not read it. */
    @Test
    void aSecretIsHiddenWhereverItCameInAndAStepThatFailedSaysHow() throws Exception {
        String text = """
                ---
                title: Tidy s3cr3t up
                variables:
                  - { name: place, question: Where is s3cr3t?, type: path }
                ---
                # Work of s3cr3t
                - [ ] Look at ${place}
                  ```sh {check on=workstation}
                  echo s3cr3t out; echo s3cr3t err >&2; exit 7
                  ```
                - [ ] Tell s3cr3t {sign-off=2}
                - [ ] Write
                """;
        Operation start = Steps.start(
                means(),
                List.of(desk().servers().require("Practice server")),
                "s3cr3t.md",
                text,
                Answers.of(Map.of("place", "/srv/s3cr3t")),
                false,
                Optional.empty());
        String id = Objects.requireNonNull(ended(start).made().get("walkthrough"));
        assertThat(ended(Steps.run(means(), id, Optional.empty(), Optional.empty(), false))
                        .failure())
                .isNotNull();
        says(id, "1.1", Ticking.DONE, "", Ticking.NOTE, "s3cr3t was wrong");
        says(id, "1.2", Ticking.SIGN, "Ada s3cr3t");
        says(id, "1.2", Ticking.NOTE, "s3cr3t told", Ticking.EVIDENCE, proof().toString());
        says(id, "1.2", Ticking.SIGN, "Ben s3cr3t", Ticking.DONE, "");
        says(id, "1.3", Ticking.SKIP, "s3cr3t does it");
        says(id, "", Ticking.HAND_OVER, "Ben s3cr3t", Ticking.NOTE, "mind s3cr3t");
        WalkMeans there = means();
        WalkMeans hiding = new WalkMeans(
                there.shells(),
                there.databases(),
                there.visitor(),
                there.servers(),
                there.journal(),
                there.walkthroughs(),
                there.log(),
                there.offers(),
                said -> said.replace("s3cr3t", "•••"),
                there.clock());
        Report report = WalkReport.of(hiding, id, evidence, WalkReport.ON_SCREEN);
        assertThat(ReportFile.markdown(report).replace("\\", ""))
                .contains("Tidy ••• up", "Where is •••?", "/srv/•••", "Work of •••", "••• out", "••• err")
                .contains("••• was wrong", "Ada •••", "••• told", "••• does it", "Ben •••", "mind •••")
                .contains("-•••.txt, 11 bytes, SHA-256 ", "\nseen •••\n")
                .contains("Ended with status 7")
                .doesNotContain("s3cr3t");
        Path page = evidence.resolve("run.html");
        ReportFile.write(report, page);
        assertThat(Files.readString(page)).contains("••• out").doesNotContain("s3cr3t");
    }

    private Path proof() throws Exception {
        return Files.writeString(evidence.resolve("s3cr3t.txt"), "seen s3cr3t");
    }
}
