package dev.handrail.site.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what was announced, to whom and when. */
final class AnnouncementsAnswer {
    private final Moments moments;

    AnnouncementsAnswer(Moments moments) {
        this.moments = moments;
    }

    Answer tell(List<Announcement> all) {
        List<String> heads = List.of(
                Words.of("switching.head.told"),
                Words.of("switching.head.from"),
                Words.of("switching.head.until"),
                Words.of("switching.head.notice"),
                Words.of("switching.head.audience"),
                Words.of("switching.head.by"));
        return Answer.table(
                all.stream().map(AnnouncementsAnswer::document).toList(),
                heads,
                all.stream().map(this::row).toList());
    }

    static Map<String, @Nullable Object> document(Announcement one) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", one.id());
        document.put("at", one.at());
        document.put("from", one.from());
        document.put("until", one.until());
        document.put("notice", one.notice().toMillis());
        document.put("enough", one.notice().compareTo(NoticeGiven.ENOUGH) >= 0);
        document.put("audience", one.audience());
        document.put("text", one.text());
        document.put("how", one.how().word());
        document.put("by", one.person());
        document.put("run", one.run());
        return document;
    }

    private List<String> row(Announcement one) {
        return List.of(
                moments.of(one.at()),
                moments.of(one.from()),
                moments.of(one.until()),
                one.notice().isNegative() ? Words.of("switching.none-given") : Amounts.duration(one.notice()),
                one.audience(),
                one.person());
    }
}
