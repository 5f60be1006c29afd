package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is taken apart as one plain pattern each would do it, which on some pages would take hours. */
class MarkupTest {
    private static final int LONG = 1_000_000;

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "/",
            "-",
            "a",
            " ",
            "\n",
            "<!--",
            "-->",
            "<!-->",
            "<script",
            "<SCRIPT>",
            "</Script>",
            "</script >",
            "<style>",
            "</style>",
            "<head>",
            "<header>",
            "</head>",
            "<title>",
            "<title lang=en",
            "</TITLE>",
            "<p>",
            "</p",
            "<br",
            "<b>",
            "<svg x='>'>",
            "</svg>",
            "<noscripts>");

    private static String page(Random random) {
        StringBuilder page = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            page.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return page.toString();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    @Test
    void itIsTakenApartAsThePlainPatternsWould() {
        Pattern title = pattern("<title[^>]*>(.*?)</title>");
        Pattern unread = pattern("<!--.*?-->|<(script|style|head|noscript|template|svg)\\b.*?</\\1>");
        Pattern tag = pattern("<[^>]*>");
        Random random = new Random(17);
        for (int i = 0; i < 5_000; i++) {
            String page = page(random);
            Matcher found = title.matcher(page);
            assertThat(Markup.title(page).orElse("none")).as(page).isEqualTo(found.find() ? found.group(1) : "none");
            assertThat(Markup.read(page))
                    .as(page)
                    .isEqualTo(unread.matcher(page).replaceAll(" "));
            assertThat(Markup.untagged(page))
                    .as(page)
                    .isEqualTo(tag.matcher(page).replaceAll(""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a<br>b, a|b",
        "a<BR/>b<hr>c, a|b<hr>c",
        "<p class=x>a</p>b, |a|b",
        "<pre>a<br, <pre>a<br",
        "<h3>a<h7>b, |a<h7>b"
    })
    void aLineEndsWhereOneDoesForAPerson(String page, String broken) {
        assertThat(Markup.broken(page).replace('\n', '|')).isEqualTo(broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<!--", "<p ", "<title", "<title>", "<script>", "<head><svg>", "<a>", "&", "<!---->", "< >"
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPageThatOnlyEverBeginsIsReadLikeAnyOther(String piece) {
        String page = "<html>It never ends: " + piece.repeat(LONG / piece.length());
        assertThat(PageText.of(Sights.page(page)).text()).startsWith("It never ends:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<form ", "<form><input", "<input type ", "<form><input type"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFormThatOnlyEverBeginsIsLookedThroughLikeAnyOther(String piece) {
        String page = piece.repeat(LONG / piece.length());
        assertThat(Judging.hasForm(page)).isFalse();
        assertThat(Judging.hasForm(page + "><form><input name=p type = 'password'>"))
                .isTrue();
    }
}
