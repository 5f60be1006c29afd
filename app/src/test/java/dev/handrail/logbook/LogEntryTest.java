package dev.handrail.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.journal.Left;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Note;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.journal.Section;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One entry of the maintenance log, as it is filed for whoever comes after. */
class LogEntryTest {
    private static final Instant BEGAN = Instant.parse("2026-10-25T00:30:00Z");
    private static final Instant ENDED = Instant.parse("2026-10-25T01:30:00Z");

    private final LogEntry entry = new LogEntry(new Times(ZoneId.of("Europe/Helsinki")));

    @Test
    void anHourInTheNightOfTheClocksIsAnHour() {
        assertThat(entry.of(told(run("Back up", Outcome.DONE, null, null))))
                .contains("- **Time:** 03:30:00 +03:00 to 03:30:00 +02:00 (1 h)");
    }

    @Test
    void whatStillRunsHasABeginningOnlyAndNoResolution() {
        Run run = new Run("r-1", "backup run", "Back up", "parish", "anna", BEGAN, null, null, null, null, Map.of());
        assertThat(entry.of(told(run)))
                .contains("- **Time:** 03:30:00 +03:00\n", "- **Outcome:** Running\n")
                .doesNotContain("Resolution", "Issues", "Verification", "Next steps", "Notes");
    }

    @Test
    void whatWentWellNeededNoResolutionAndWhatDidNotIsOpen() {
        assertThat(part(entry.of(told(run("x", Outcome.DONE, null, null))), "Resolution"))
                .isEqualTo("None needed: it ended well.");
        for (Outcome outcome : List.of(Outcome.FAILED, Outcome.CANCELLED, Outcome.INTERRUPTED)) {
            assertThat(part(entry.of(told(run("x", outcome, "why", "what to do"))), "Resolution"))
                    .as(outcome.name())
                    .isEqualTo("Open.");
        }
    }

    @Test
    void aFailureAndWhatWasLeftAreItsIssues() {
        Run run = run("x", Outcome.FAILED, "The disk is full", "Free some space.");
        RunTold told = new RunTold(run, List.of(), List.of(), List.of(left("tmp_1"), left("tmp_2")), List.of());
        assertThat(part(entry.of(told), "Issues"))
                .isEqualTo("The disk is full\n- Left behind: tmp\\_1\n- Left behind: tmp\\_2");
        assertThat(part(entry.of(told), "Next steps")).isEqualTo("Free some space.");
    }

    @Test
    void commandsStandAsTheyWereRunAndWhatCameBackDoesNot() {
        List<Run.Line> lines = List.of(
                new Run.Line(1, BEGAN, "parish", "pg_dump -Fc 'a`b'\n  | zstd"),
                new Run.Line(1, BEGAN, null, "412 MB"));
        String text = entry.of(new RunTold(run("x", Outcome.DONE, null, null), List.of(), lines, List.of(), List.of()));
        assertThat(text)
                .contains("    parish$ pg_dump -Fc 'a`b'\n      | zstd\n")
                .doesNotContain("412 MB");
    }

    @Test
    void whatWasMadeIsListedInTheSameOrderEachTime() {
        Map<String, String> made = Map.of("schema", "s", "backup", "b", "rows", "12", "kept", "k");
        Run run = new Run("r", "x", "x", "s", "p", BEGAN, ENDED, Outcome.DONE, null, null, made);
        assertThat(part(entry.of(told(run)), "Verification"))
                .isEqualTo("- backup: b\n- kept: k\n- rows: 12\n- schema: s");
    }

    @Test
    void noTextOfARunBecomesAMark() {
        for (String text : texts()) {
            Run run =
                    new Run("r", text, text, text, text, BEGAN, ENDED, Outcome.FAILED, text, text, Map.of(text, text));
            List<Note> notes = List.of(new Note("r", BEGAN, text, text));
            List<Run.Step> steps = List.of(new Run.Step(1, text, BEGAN, ENDED));
            String markdown = entry.of(new RunTold(run, steps, List.of(), List.of(left(text)), notes));
            assertThat(marks(markdown)).as(text).isEqualTo(1);
            assertThat(shown(markdown)).as(text).contains("By whom: " + plain(text));
        }
    }

    @Test
    void noTextOfAPersonBecomesAMark() {
        for (String text : texts()) {
            String markdown = entry.of(new EntryTold(written(text), List.of(new Note("e", BEGAN, "ben", text))));
            assertThat(marks(markdown)).as(text).isEqualTo(1);
        }
    }

    @Test
    void aCommandCannotEndItsBlock() {
        for (String text : texts()) {
            List<Run.Line> lines = List.of(new Run.Line(1, BEGAN, "parish", text));
            String markdown =
                    entry.of(new RunTold(run("x", Outcome.DONE, null, null), List.of(), lines, List.of(), List.of()));
            assertThat(shown(markdown)).as(text).endsWith("Resolution\nNone needed: it ended well.");
            assertThat(marks(markdown)).as("the heading and the block").isEqualTo(2);
        }
    }

    @Test
    void nothingInItSteersATerminal() {
        String all = String.join("", Hostile.TEXTS);
        String text = entry.of(told(run(all, Outcome.FAILED, all, all)))
                + entry.of(new EntryTold(written(all), List.of(new Note("e", BEGAN, all, all))));
        assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
                .isEmpty();
    }

    @Test
    void aListOfAPersonStaysAList() {
        String text = entry.of(new EntryTold(written("Done:\n- copied *a*\n- moved b"), List.of()));
        assertThat(part(text, "Activities")).isEqualTo("Done:\n- copied \\*a\\*\n- moved b");
    }

    private static MaintenanceEntry written(String text) {
        return new MaintenanceEntry(
                "e",
                1,
                text,
                text,
                BEGAN,
                ENDED,
                List.of(text, "ben"),
                List.of(),
                Map.of(Section.TYPE, text, Section.ACTIVITIES, text, Section.NEXT, text),
                ENDED,
                "anna");
    }

    private static List<String> texts() {
        return Stream.concat(Hostile.TEXTS.stream(), Hostile.mixed(200).stream())
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Run run(String title, Outcome outcome, @Nullable String failure, @Nullable String next) {
        return new Run("r-1", "backup run", title, "parish", "anna", BEGAN, ENDED, outcome, failure, next, Map.of());
    }

    private static RunTold told(Run run) {
        return new RunTold(run, List.of(), List.of(), List.of(), List.of());
    }

    private static Left left(String words) {
        return new Left("r-1", 1, "database", "parish", Map.of(), words, BEGAN, null);
    }

    /** What stands below a heading of the entry, to the next one. */
    private static String part(String text, String name) {
        String from = text.substring(text.indexOf("\n**" + name + "**\n\n") + name.length() + 7);
        int end = from.indexOf("\n\n**");
        return (end < 0 ? from : from.substring(0, end)).strip();
    }

    private static Node parsed(String markdown) {
        return Parser.builder().build().parse(markdown);
    }

    private static String shown(String markdown) {
        return TextContentRenderer.builder().build().render(parsed(markdown)).strip();
    }

    private static String plain(String text) {
        return text.replaceAll("\\R", " ")
                .replaceAll("[\\p{Cc}&&[^\t]]", "\uFFFD")
                .strip();
    }

    /** How many headings, links, pictures, pages and pieces of code a reader of Markdown sees in it. */
    private static int marks(String markdown) {
        int[] marks = {0};
        parsed(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                marks[0]++;
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                marks[0]++;
            }

            @Override
            public void visit(Image image) {
                marks[0]++;
            }

            @Override
            public void visit(Code code) {
                marks[0]++;
            }

            @Override
            public void visit(Emphasis emphasis) {
                marks[0]++;
            }

            @Override
            public void visit(HtmlBlock html) {
                marks[0]++;
            }

            @Override
            public void visit(HtmlInline html) {
                marks[0]++;
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                marks[0]++;
            }
        });
        return marks[0];
    }
}
