package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on the server while its site is closed, which others may have written. */
class NoticeTextTest {
    private static final Instant SINCE = Instant.parse("2026-03-29T00:59:59.123Z");

    @Test
    void whoComesNextReadsWhatWasWritten() {
        for (String text : Hostile.TEXTS) {
            Notice notice = new Notice("ab12", SINCE, SINCE.plusSeconds(3600), text, text, false);
            String written = NoticeText.write(notice);
            assertThat(written.lines()).as("it is one line").hasSize(1);
            assertThat(NoticeText.read(written)).as(text).contains(notice);
        }
    }

    @Test
    void withoutAnEndOrAReasonItHasNone() {
        Notice notice = new Notice("ab12", SINCE, null, null, "anna", true);
        assertThat(NoticeText.read(NoticeText.write(notice))).contains(notice);
    }

    @Test
    void whatALaterProgramAddsDoesNotMatter() {
        assertThat(NoticeText.read(
                        "{\"id\":\"a\",\"since\":\"2026-03-01T12:00:00Z\",\"by\":\"anna\",\"colour\":\"red\"}"))
                .hasValueSatisfying(notice -> assertThat(notice.rehearsal()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "down",
                "null",
                "[]",
                "7",
                "{}",
                "{\"id\":\"a\"}",
                "{\"id\":\"a\",\"since\":\"yesterday\",\"by\":\"anna\"}",
                "{\"id\":\"a\",\"since\":\"2026-03-01T12:00:00Z\",\"by\":\"anna\",\"until\":\"soon\"}",
                "{\"id\":1,\"since\":\"2026-03-01T12:00:00Z\",\"by\":\"anna\"}",
                "{\"id\":\"a\",\"since\":1234,\"by\":\"anna\"}",
                "{\"id\":\"a\",\"since\":\"2026-03-01T12:00:00Z\"}",
                "{\"id\":\"a\",\"since\":\"2026-03-01T12:00:00Z\",\"by\":\"anna\""
            })
    void whatOthersWroteIsNoNoticeOfOurs(String text) {
        assertThat(NoticeText.read(text)).isEmpty();
    }

    @Test
    void eachClosingIsToldFromEveryOtherByItsPage() {
        Notice one = Notice.of(SINCE, null, null, "anna", false);
        Notice other = Notice.of(SINCE, null, null, "anna", false);
        assertThat(one.marker()).isNotEqualTo(other.marker());
        assertThat(Seen.marker("<p>" + one.marker() + "</p>")).isEqualTo(one.marker());
        assertThat(one.until(SINCE, "longer").marker()).as("one that goes on").isEqualTo(one.marker());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | FINNISH ENGLISH",
                "fi-FI,sv | FINNISH SWEDISH ENGLISH",
                "en,fi | ENGLISH FINNISH",
                "de-AT,de-CH | GERMAN ENGLISH",
                "xx | ENGLISH",
                "FR | FRENCH ENGLISH",
                "fr_CA,not a language | ENGLISH"
            })
    void thePageSpeaksTheLanguagesOfTheSiteAndEnglish(String tags, String tongues) {
        assertThat(Tongue.of(List.of(tags.split(","))))
                .containsExactlyElementsOf(List.of(tongues.split(" ")).stream()
                        .map(Tongue::valueOf)
                        .toList());
    }

    @Test
    void whereNothingIsSaidItIsEnglishWithTheDayBeforeTheMonth() {
        assertThat(Tongue.of(List.of())).containsExactly(Tongue.ENGLISH);
        assertThat(Tongue.ENGLISH.locale()).isEqualTo(Locale.UK);
    }

    @Test
    void everyLanguageSaysAllOfIt() {
        for (Tongue tongue : Tongue.values()) {
            assertThat(List.of(tongue.title(), tongue.text(), tongue.until("12:00")))
                    .noneMatch(String::isBlank);
            assertThat(tongue.until("12:00")).as(tongue.tag()).contains("12:00");
        }
        assertThat(List.of(Tongue.values()).stream().map(Tongue::title).distinct())
                .hasSize(Tongue.values().length);
    }

    @Test
    void whatWasStoppedIsReadAgainAndWhateverElseStandsThereIsNot() {
        Notice notice = Notice.of(SINCE, null, null, "anna", false).stopping(List.of("web", "worker"));
        assertThat(NoticeText.read(NoticeText.write(notice))).contains(notice);
        String other = NoticeText.write(notice).replace("\"worker\"", "7,null,{\"a\":\"b\"}");
        assertThat(NoticeText.read(other).orElseThrow().stopped()).containsExactly("web");
        assertThat(notice.until(SINCE, "longer").stopped()).containsExactly("web", "worker");
    }
}
