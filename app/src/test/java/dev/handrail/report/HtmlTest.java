package dev.handrail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page says what the report says, as another reader than a person sees it; nothing in it is taken for a mark. */
class HtmlTest {
    private static final List<String> TEXTS =
            Stream.concat(Hostile.TEXTS.stream(), Hostile.mixed(300).stream()).toList();

    @TempDir
    Path folder;

    @Test
    void everyTextIsReadBackAsItIsWhereverItStands() throws Exception {
        Report.Writing writing = Report.titled("Log", "today");
        for (String text : TEXTS) {
            writing.chapter(text).section(text).paragraph(text).notice(text).fact(text, text);
        }
        writing.bullets(TEXTS);
        writing.table(
                List.of("a", "b"),
                Set.of(1),
                TEXTS.stream().map(text -> List.of(text, text)).toList());
        Element body = body(writing.done());
        List<String> shown = TEXTS.stream().map(Printable::of).toList();
        for (String name : List.of("h2", "h3", "dt", "dd", "li")) {
            assertThat(texts(body, name)).as(name).isEqualTo(shown);
        }
        assertThat(texts(body, "p"))
                .as("under the title, then a paragraph and a notice each")
                .hasSize(1 + 2 * shown.size())
                .startsWith("today", shown.getFirst(), shown.getFirst())
                .endsWith(shown.getLast(), shown.getLast());
        assertThat(texts(body, "td"))
                .isEqualTo(shown.stream().flatMap(one -> Stream.of(one, one)).toList());
    }

    @Test
    void codeKeepsItsLines() throws Exception {
        Element body = body(Report.titled("Log", "")
                .code(List.of("if a < b && c; then", "", "  echo \"</pre>\"", "fi"))
                .done());
        assertThat(texts(body, "pre")).containsExactly("if a < b && c; then\n\n  echo \"</pre>\"\nfi");
    }

    @Test
    void figuresAreSetUnderEachOtherAndNothingElseIs() throws Exception {
        Element body = body(Report.titled("Log", "")
                .table(List.of("Table", "Rows"), Set.of(1), List.of(List.of("members", "1,200")))
                .done());
        assertThat(elements(body, "td").map(cell -> cell.getAttribute("class"))).containsExactly("", "figure");
        assertThat(elements(body, "th").map(cell -> cell.getAttribute("class"))).containsExactly("", "figure");
    }

    @Test
    void factsStandTogetherUntilSomethingElseIsSaid() throws Exception {
        Element body = body(Report.titled("Log", "")
                .fact("a", "1")
                .fact("b", "2")
                .paragraph("between")
                .fact("c", "3")
                .done());
        assertThat(elements(body, "dl").map(list -> texts(list, "dt")))
                .containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void aTitleIsAlsoThatOfTheWindowAndEndsNothing() {
        String page =
                Html.of(Report.titled("</title><script>x</script> 100 %", "").done());
        assertThat(page)
                .contains("<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt; 100 %</title>")
                .doesNotContain("<script");
    }

    @Test
    void aPictureIsInThePageItself() throws Exception {
        byte[] bytes = {1, 2, 3, (byte) 0xff};
        Path png = Files.write(folder.resolve("Shot.PNG"), bytes);
        Path jpeg = Files.write(folder.resolve("shot.jpg"), bytes);
        String page = Html.of(Report.titled("Log", "")
                .picture("one", png)
                .picture("two", jpeg)
                .done());
        String data = Base64.getEncoder().encodeToString(bytes);
        assertThat(page).contains("data:image/png;base64," + data, "data:image/jpeg;base64," + data);
    }

    @Test
    void aPictureThatIsGoneOrTooLargeIsStillNamed() throws Exception {
        Path large = folder.resolve("large.png");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((20L << 20) + 1);
        }
        Element body = body(Report.titled("Log", "")
                .picture("gone <b>", folder.resolve("gone.png"))
                .picture("large", large)
                .done());
        assertThat(texts(body, "figcaption")).containsExactly("gone <b>", "large");
        assertThat(elements(body, "img")).isEmpty();
    }

    private static Element body(Report report) throws Exception {
        String page = Html.of(report);
        String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static Stream<Element> elements(Element within, String name) {
        NodeList all = within.getElementsByTagName(name);
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
    }

    private static List<String> texts(Element within, String name) {
        return elements(within, name).map(Element::getTextContent).toList();
    }
}
