package dev.handrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** What stands in a report is what a reader of Markdown shows, whatever it is; the reader is another one than the writer. */
class MarkdownTest {
    private static List<String> texts() {
        return Stream.concat(Hostile.TEXTS.stream(), Hostile.mixed(500).stream())
                .filter(text -> !shown(text).isEmpty())
                .toList();
    }

    @Test
    void aParagraphIsOneParagraphOfJustThatText() {
        for (String text : texts()) {
            List<Node> blocks = blocks(new Block.Paragraph(text));
            assertThat(blocks).as(text).singleElement().isInstanceOf(Paragraph.class);
            assertThat(said(blocks.getFirst())).as(text).isEqualTo(shown(text));
        }
    }

    @Test
    void aHeadingIsOfItsLevelAndOfJustThatText() {
        for (String text : texts()) {
            for (int level = 1; level <= 2; level++) {
                Heading heading =
                        (Heading) blocks(new Block.Heading(level, text)).getFirst();
                assertThat(heading.getLevel()).as("one below the title").isEqualTo(level + 1);
                assertThat(said(heading)).as(text).isEqualTo(shown(text));
            }
        }
    }

    @Test
    void anItemOfAListStaysOneItem() {
        for (String text : texts()) {
            BulletList list = (BulletList)
                    blocks(new Block.Bullets(List.of("before", text, "after"))).getFirst();
            assertThat(children(list)).as(text).hasSize(3);
            assertThat(said(only(children(list).get(1)))).as(text).isEqualTo(shown(text));
        }
    }

    @Test
    void aFactHasItsNameInBoldAndItsValueBehindIt() {
        for (String text : texts()) {
            BulletList list = (BulletList) blocks(new Block.Facts(List.of(new Block.Fact("Where", text))))
                    .getFirst();
            List<Node> parts = children(only(only(list)));
            assertThat(said(parts.getFirst())).isEqualTo("Where:");
            assertThat(parts.getFirst()).isInstanceOf(StrongEmphasis.class);
            assertThat(parts.subList(1, parts.size()))
                    .as(text)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Text.class, value -> assertThat(value.getLiteral()).isEqualTo(" " + shown(text)));
        }
    }

    @Test
    void aNoticeIsAQuoteInBoldWhateverItBeginsAndEndsWith() {
        for (String text : texts()) {
            if (text.contains("\u00a0")) {
                continue; // no reader of Markdown makes bold what begins or ends in such a space
            }
            Node quote = blocks(new Block.Notice(text)).getFirst();
            assertThat(quote).isInstanceOf(BlockQuote.class);
            Node bold = only(only(quote));
            assertThat(bold).as(text).isInstanceOf(StrongEmphasis.class);
            assertThat(said(bold)).as(text).isEqualTo(shown(text));
        }
    }

    @Test
    void codeIsShownLineByLineWhateverFencesStandInIt() {
        List<String> lines = List.of("echo \"```\"", "~~~", "    indented", "````", "# not a heading", "");
        FencedCodeBlock code = (FencedCodeBlock) blocks(new Block.Code(lines)).getFirst();
        assertThat(code.getLiteral()).isEqualTo(String.join("\n", lines) + "\n");
    }

    @Test
    void whatStandsBehindCodeIsNotInIt() {
        List<Node> blocks = blocks(new Block.Code(List.of("```")), new Block.Paragraph("after"));
        assertThat(blocks).hasSize(2);
        assertThat(said(blocks.getLast())).isEqualTo("after");
    }

    @Test
    void everyRowOfATableHasAsManyCellsAsThereAreHeads() {
        List<List<String>> rows =
                texts().stream().map(text -> List.of(text, "1")).toList();
        List<String> lines = Markdown.of(
                        new Report("T", "", List.of(new Block.Table(List.of("a|b", "n"), Set.of(1), rows))))
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();
        assertThat(lines).hasSize(rows.size() + 2);
        assertThat(lines.get(1)).isEqualTo("| --- | ---: |");
        for (String line : lines) {
            assertThat(line.replaceAll("\\\\.", "").chars().filter(sign -> sign == '|'))
                    .as(line)
                    .hasSize(3);
        }
    }

    @Test
    void nothingThatSteersATerminalGetsIntoTheFile() {
        Report.Writing writing = Report.titled(String.join("", Hostile.TEXTS), "\u009b2J");
        writing.code(Hostile.TEXTS).bullets(Hostile.TEXTS);
        Hostile.TEXTS.forEach(writing::paragraph);
        assertThat(Markdown.of(writing.done()).chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
    }

    @Test
    void aPictureIsNamedWhereNoneCanBeShown() {
        List<Node> blocks = blocks(new Block.Picture("The page at noon", Path.of("gone.png")));
        assertThat(said(blocks.getFirst())).isEqualTo("The page at noon");
    }

    @Test
    void whatIsEmptyLeavesNoHole() {
        Report report = Report.titled("Log", "")
                .paragraph("")
                .bullets(List.of())
                .code(List.of())
                .paragraph("said")
                .done();
        assertThat(Markdown.of(report)).isEqualTo("# Log\n\nsaid\n");
    }

    /** In one line, as a reader shows text, without what would steer its terminal. */
    private static String shown(String text) {
        return text.replaceAll("\\R", " ")
                .replace("\t", "    ")
                .replaceAll("\\p{Cc}", "\uFFFD")
                .strip();
    }

    private static List<Node> blocks(Block... blocks) {
        Node document = Parser.builder().build().parse(Markdown.of(new Report("Title", "", List.of(blocks))));
        List<Node> all = children(document);
        return all.subList(1, all.size());
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static Node only(Node node) {
        List<Node> children = children(node);
        assertThat(children).hasSize(1);
        return children.getFirst();
    }

    /** Nothing but text, of which no sign became a mark. */
    private static String said(Node node) {
        return only(node) instanceof Text text ? text.getLiteral() : "a mark: " + only(node);
    }
}
