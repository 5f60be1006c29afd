package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Finishing;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishModelTest extends Desks {
    private static final String TEXT = """
            ---
            title: Tend the garden
            sign-off: 2
            ---
            # Work
            - [ ] Water it
            """;

    @TempDir
    private Path folder;

    private final AtomicInteger kept = new AtomicInteger();
    private final List<Answer> written = new ArrayList<>();
    private Deeds deeds;
    private WalkMeans means;
    private String id;

    @BeforeEach
    void follow() throws Exception {
        Activities activities = new Activities(desk().runner()::start, atOnce, desk().clock());
        deeds = new Deeds(desk().offers(), desk().runner()::plan, activities, atOnce, new Sheets());
        means = desk().guides().means();
        Operation start = Steps.start(
                means,
                List.of(desk().servers().require("Practice server")),
                folder.resolve("garden.md").toString(),
                TEXT,
                Answers.of(Map.of()),
                false,
                Optional.empty());
        id = Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
        means.walkthroughs().add(id, Happening.of(Happening.Kind.NOTED, "1.1", "it was dry"));
        means.walkthroughs().add(id, Happening.of(Happening.Kind.DONE, "1.1", ""));
    }

    private void signed(Map<Section, String> texts) throws OperationFailed {
        new Finishing(means, id).finish(List.of("mara", "Jonas"), texts);
    }

    private void reopened(String reason) {
        means.walkthroughs().add(id, Happening.of(Happening.Kind.REOPENED, "", reason));
    }

    @Test
    void openedAgainAPersonsWordsAreTheDraftAndWhatHappenedSinceIsAdded() throws Exception {
        signed(Map.of(Section.ISSUES, "The hose leaks."));
        new Finishing(means, id).reword(Map.of(Section.NEXT, "Buy a hose."));
        reopened("the tap leaks, too");
        means.walkthroughs().add(id, Happening.of(Happening.Kind.NOTED, "1.1", "and the can"));

        FinishModel model = model();
        assertThat(model.text(Section.ISSUES).get())
                .startsWith("The hose leaks.\n- ")
                .endsWith("reopened: the tap leaks, too");
        assertThat(model.text(Section.NEXT).get()).isEqualTo("Buy a hose.");
        assertThat(model.text(Section.VERIFICATION).get())
                .isEqualTo(means.log().entry(id).orElseThrow().text(Section.VERIFICATION));

        String drafted = model.text(Section.ISSUES).get();
        new Finishing(means, id).finish(List.of("Ada", "Ben"), Map.of());
        MaintenanceEntry entry = means.log().entry(id).orElseThrow();
        assertThat(entry.text(Section.ISSUES))
                .as("also where nobody looked at the draft")
                .isEqualTo(drafted);
        assertThat(entry.people()).contains("Ada", "Ben", "Jonas", "mara");
        assertThat(entry.version()).isEqualTo(3);
    }

    @Test
    void openedTwiceNothingIsToldTwiceAndWhatAPersonPutDifferentlyThenStays() throws Exception {
        signed(Map.of());
        reopened("first");
        signed(Map.of(Section.ISSUES, "Twice, in fact."));
        reopened("second");
        assertThat(new Finishing(means, id).entry().text(Section.ISSUES).lines())
                .hasSize(2)
                .first()
                .isEqualTo("Twice, in fact.");
        assertThat(new Finishing(means, id).entry().text(Section.ISSUES)).endsWith("reopened: second");
    }

    @Test
    void wordsThatWereStoredByAProgramThatDiedBeforeItsLastWordAreTheDraftStill() throws Exception {
        Finishing finishing = new Finishing(means, id);
        means.log().add(finishing.entry().with(Map.of(Section.ISSUES, "The hose leaks.")));
        assertThat(means.standing(id).isOpen()).isTrue();
        assertThat(finishing.entry().text(Section.ISSUES)).isEqualTo("The hose leaks.");
        assertThat(finishing.entry().text(Section.ACTIVITIES)).contains("1.1 Water it");
        signed(Map.of());
        assertThat(means.log().entry(id).orElseThrow().text(Section.ISSUES)).isEqualTo("The hose leaks.");
        assertThat(means.standing(id).isOpen()).isFalse();
    }

    private FinishModel model() throws OperationFailed {
        return new FinishModel(FinishModel.Draft.of(means, id), deeds, kept::incrementAndGet, failures::add);
    }

    @Test
    void itIsDraftedPutRightAndSignedByTwoPersons() throws Exception {
        FinishModel model = model();
        assertThat(model.text(Section.ACTIVITIES).get()).contains("1.1 Water it");
        assertThat(model.names()).hasSize(2);
        assertThat(model.names().getFirst().get()).as("who sits here").isEqualTo("mara");
        assertThat(model.ready().get()).isFalse();

        model.names().getLast().set(" MARA ");
        assertThat(model.ready().get()).isFalse();
        assertThat(model.problem().get()).contains("2 different persons");
        model.names().getLast().set("Jonas");
        assertThat(model.problem().get()).isEmpty();
        model.text(Section.ISSUES).set("The hose leaks.\nAnd the tap.");
        model.text(Section.NEXT).set("");
        model.keep(kept::incrementAndGet);

        assertThat(kept).hasValue(2);
        assertThat(means.standing(id).isOpen()).isFalse();
        MaintenanceEntry entry = means.log().entry(id).orElseThrow();
        assertThat(entry.people()).containsExactly("mara", "Jonas");
        assertThat(entry.text(Section.ISSUES)).isEqualTo("The hose leaks.\nAnd the tap.");
        assertThat(entry.text(Section.NEXT)).isEmpty();
    }

    @Test
    void whatIsOverIsPutDifferentlyWithoutAName() throws Exception {
        FinishModel first = model();
        first.names().getLast().set("Jonas");
        first.keep(() -> {});
        FinishModel model = model();
        assertThat(model.signs()).isFalse();
        assertThat(model.ready().get()).as("nothing is other than before").isFalse();
        model.text(Section.NEXT).set("Buy a hose");
        model.keep(() -> {});

        assertThat(means.log().versions(id)).hasSize(2);
        assertThat(means.log().entry(id).orElseThrow().text(Section.NEXT)).isEqualTo("Buy a hose");
    }

    @Test
    void whatIsRefusedLeavesWhatWasWritten() throws Exception {
        FinishModel model = model();
        FinishModel other = model();
        other.names().getLast().set("Ben");
        other.keep(() -> {});
        model.names().getLast().set("Jonas");
        model.text(Section.ISSUES).set("The hose leaks.");
        kept.set(0);
        model.keep(kept::incrementAndGet);

        assertThat(kept).as("somebody else has finished it meanwhile").hasValue(0);
        assertThat(failures).hasSize(1);
        assertThat(model.busy().get()).isFalse();
        assertThat(model.text(Section.ISSUES).get()).isEqualTo("The hose leaks.");
    }

    @Test
    void itIsWrittenToAFileWhichIsReplacedOnlyWhenOneHasReadThatItIs() throws Exception {
        ExportModel model = new ExportModel(means.walkthroughs().require(id), folder, deeds, atOnce, written::add);
        Path pdf = folder.resolve("tend-the-garden-" + id + ".pdf");
        assertThat(model.file().get()).isEqualTo(pdf.toString());
        model.kind().set(ExportModel.Kind.MARKDOWN);
        assertThat(model.file().get()).endsWith(id + ".md");
        model.file().set(folder.resolve("garden.doc").toString());
        assertThat(model.ready().get()).isFalse();
        assertThat(model.problem().get()).contains(".pdf");

        Path html = Files.writeString(folder.resolve("garden.HTML"), "mine");
        model.file().set(html.toString());
        assertThat(model.kind().get()).isEqualTo(ExportModel.Kind.HTML);
        model.write(kept::incrementAndGet);
        assertThat(html).hasContent("mine");
        assertThat(model.problem().get()).contains("replace it");
        model.write(kept::incrementAndGet);
        assertThat(kept).hasValue(1);
        assertThat(html).content().contains("Tend the garden", "it was dry");
        assertThat(written)
                .singleElement()
                .satisfies(answer -> assertThat(answer.lines()).containsExactly("Wrote " + html));
    }
}
