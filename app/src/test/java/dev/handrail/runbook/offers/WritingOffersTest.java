package dev.handrail.runbook.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Plan;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.runbook.text.RunbookText;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A runbook that somebody begins under a title of theirs, and the folder in which it comes to lie. */
class WritingOffersTest {
    @TempDir
    private Path home;

    private OwnFolder own;
    private Offer.Question begin;

    @BeforeEach
    void sitDown() {
        own = new OwnFolder(home);
        begin = (Offer.Question) new WritingOffers(new Library(own)).offers().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "Tend the garden, tend-the-garden",
        "  Tend   the   garden!  , tend-the-garden",
        "Über Ωμέγα 教会, über-ωμέγα-教会",
        "../../etc/passwd, etc-passwd",
        "a/b\\c, a-b-c",
        "100 % sure, 100-sure",
        "CON, con"
    })
    void itsNameIsMadeOfTheLettersOfItsTitle(String title, String name) throws OperationFailed {
        Path file = began(title);

        assertThat(file).hasFileName(name + ".md").hasParent(own.get());
    }

    @Test
    void whateverTheTitleItIsARunbookOfThatTitleWithoutAFault() throws OperationFailed, IOException {
        for (String title : Hostile.TEXTS) {
            String plain = title.replaceAll("[\\s\"\\\\]+", " ").strip();
            if (plain.length() < 200 && plain.codePoints().anyMatch(Character::isLetterOrDigit)) {
                Path file = began(title);
                Runbook runbook = RunbookText.parse(Files.readString(file), "x.md");
                assertThat(runbook.findings()).as(title).noneMatch(Finding::isError);
                assertThat(runbook.title()).as(title).isNotBlank().doesNotContain("TITLE");
                Files.delete(file);
            }
        }
    }

    @Test
    void aTitleThatIsNoFileNameForItsLengthIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> began("x".repeat(10_000)))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "!?", "---", "\n"})
    void aTitleWithoutALetterIsWrongUsage(String title) {
        assertThatThrownBy(() -> began(title))
                .isInstanceOfSatisfying(
                        OperationFailed.class, wrong -> assertThat(wrong.kind()).isEqualTo(OperationFailed.Kind.USAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tend the garden", "TEND the garden?", "Planned maintenance"})
    void whatIsThereAlreadyIsNotWrittenOver(String title) throws OperationFailed, IOException {
        Path mine = began("Tend the garden");
        Files.writeString(mine, "mine");

        assertThatThrownBy(() -> began(title))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        refused -> assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
        assertThat(mine).hasContent("mine");
    }

    @Test
    void anotherFolderIsPlannedOnlyWhereItIsThereAndTheUsualOneAlways() throws OperationFailed, IOException {
        Path there = Files.createDirectory(home.resolve("mine"));
        Plan good = new FolderChoice(own, there, false).plan();
        assertThat(good.blocked()).isFalse();
        assertThat(good.checks().getFirst().text()).contains(own.get().toString());

        Plan none = new FolderChoice(own, home.resolve("none"), false).plan();
        assertThat(none.blocked()).isTrue();
        assertThat(none.checks().getFirst().advice()).isNotBlank();

        assertThat(new FolderChoice(own, own.usual(), true).plan().blocked())
                .as("it is made when the first is put there")
                .isFalse();
        assertThat(own.get()).as("a plan chooses nothing").isEqualTo(own.usual());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThat(new FolderChoice(own, file, false).plan().blocked()).isTrue();
        assertThatThrownBy(() -> own.choose(file)).isInstanceOf(OperationFailed.class);
        assertThat(own.get()).isEqualTo(own.usual());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "\u0000nul"})
    void aChoiceThatCannotBeReadChoosesNothing(String said) throws IOException {
        Files.writeString(home.resolve("runbooks.folder"), said);

        assertThat(own.get()).isEqualTo(own.usual());
    }

    private Path began(String title) throws OperationFailed {
        Answer answer = begin.teller().tell(Arguments.of("TITLE", title));
        return Path.of(String.valueOf(((Map<?, ?>) answer.document()).get("file")));
    }
}
