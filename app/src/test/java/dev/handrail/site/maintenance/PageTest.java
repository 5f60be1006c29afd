package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a visitor reads while the site is closed: all of it in one file, since no other could be fetched. */
class PageTest {
    private static final Instant UNTIL = Instant.parse("2026-03-02T12:00:00Z");

    private static String page(String reason, String... languages) {
        Notice notice = new Notice("ab12", UNTIL.minusSeconds(60), UNTIL, reason, "ada", false);
        return new Page(notice, List.of(languages), ZoneOffset.UTC).html();
    }

    @Test
    void itNeedsNothingThatWouldHaveToBeFetched() {
        assertThat(page("Upgrade", "de", "fi", "en"))
                .doesNotContainPattern("(?i)\\b(src|href|srcset|action|poster)\\s*=")
                .doesNotContainPattern("(?i)url\\s*\\(|@import|<link|<script|<img|<iframe");
    }

    @Test
    void itSaysWhyAndUntilWhenInTheLanguagesOfTheSiteAndBearsItsMark() {
        String page = page("Upgrade", "de", "fi");
        assertThat(page)
                .contains("lang=\"de\"", "lang=\"fi\"", "Upgrade", "2026", "handrail-maintenance-ab12")
                .contains("noindex");
        assertThat(Seen.marker(page)).isEqualTo("handrail-maintenance-ab12");
    }

    @Test
    void aReasonIsTextWhateverItLooksLike() {
        assertThat(page("<script>alert(\"x\")</script> & more"))
                .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more")
                .doesNotContain("<script>");
    }
}
