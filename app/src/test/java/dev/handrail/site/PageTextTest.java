package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page as a person reads it: what is on it, and not what only a browser needs. */
class PageTextTest {
    @Test
    void theTextIsReadInLinesWithoutWhatNobodySees() {
        PageText page = page("""
                <!DOCTYPE html><html><head><title>Parish&nbsp;office &amp; hall</title>
                <style>p { color: red }</style></head><body>
                <!-- Service Unavailable -->
                <h1>Welcome</h1><p>Sign
                in   <b>here</b></p>
                <script>if (a < b) { document.write("<p>gone</p>") }</script>
                <noscript>Switch it on</noscript><ul><li>One<li>Two</ul>last<br>line
                </body></html>""");
        assertThat(page.title()).isEqualTo("Parish office & hall");
        assertThat(page.text()).isEqualTo("Welcome\nSign in here\nOne\nTwo\nlast\nline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a &amp; b | a & b",
                "a &lt;b&gt; | a <b>",
                "&quot;x&quot; &apos;y&apos; | \"x\" 'y'",
                "1&ndash;2 &mdash; 3 | 1–2 — 3",
                "M&#252;ller M&#xFC;ller M&#XfC;ller | Müller Müller Müller",
                "&#128105; | 👩",
                "&amp;lt; | &lt;",
                "&unknown; | &unknown;",
                "R&D; AT&T | R&D; AT&T",
                "&#0; &#9999999; &#xFFFFFF; | &#0; &#9999999; &#xFFFFFF;",
                "&#; &#x; & | &#; &#x; &",
                "costs $1 \\1 | costs $1 \\1"
            })
    void aSignThatIsWrittenByItsNameIsTheSign(String written, String read) {
        assertThat(page("<p>" + written + "</p>").text()).isEqualTo(read);
    }

    @Test
    void halfALetterIsNotMadeOfANumber() {
        assertThat(page("<p>a&#55296;b&#xDFFF;c</p>").text().chars().filter(c -> Character.isSurrogate((char) c)))
                .isEmpty();
    }

    @Test
    void whatIsNoPageIsReadAsItIs() {
        PageText text = PageText.of(Sights.text("  up: yes\n  a < b > c\n"));
        assertThat(text.title()).isEmpty();
        assertThat(text.text()).isEqualTo("up: yes\n  a < b > c");
    }

    @Test
    void aPageIsOneAlsoWhereItsServerSaysSomethingElse() {
        assertThat(PageText.of(Sights.text("\n <html><body><p>Hello</p></body></html>"))
                        .text())
                .isEqualTo("Hello");
    }

    @Test
    void aWordIsFoundAcrossLinesAndTags() {
        PageText page = page("<title>Office hours</title><p>Please\n <em>sign</em>&nbsp;in</p><!-- build 17 -->");
        assertThat(page.has("Please sign in")).isTrue();
        assertThat(page.has("Please\n   sign in")).isTrue();
        assertThat(page.has("Office hours")).isTrue();
        assertThat(page.has("build 17")).as("a word that only a program sees").isTrue();
        assertThat(page.has("please sign in")).isFalse();
        assertThat(page.has("Pleasesign")).isFalse();
    }

    @Test
    void aTitleThatIsMissingOrNeverEndsIsNone() {
        assertThat(page("<p>x</p>").title()).isEmpty();
        assertThat(page("<title>x").title()).isEmpty();
        assertThat(page("<TITLE lang=en>\n Upper\n case </TITLE>").title()).isEqualTo("Upper case");
    }

    @Test
    void whatAPersonWritesOnAPageIsFoundOnIt() {
        for (String text : Hostile.TEXTS) {
            String plain = text.replaceAll("\\s+", " ").replace("\u00a0", " ").strip();
            if (plain.isEmpty() || plain.contains("\u0085") || plain.contains("\u2028")) {
                continue;
            }
            String written = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            assertThat(page("<html><p>" + written + "</p></html>").has(plain))
                    .as(plain)
                    .isTrue();
        }
    }

    private static PageText page(String html) {
        return PageText.of(Sights.page(html));
    }
}
