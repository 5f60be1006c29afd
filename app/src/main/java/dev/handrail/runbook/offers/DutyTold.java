package dev.handrail.runbook.offers;

import dev.handrail.operation.Answer;
import dev.handrail.runbook.duty.Done;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is due, as a document for scripts and as a table for people. */
record DutyTold(ZoneId zone) {
    Answer all(List<Duty> duties) {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Duty duty : duties) {
            documents.add(document(duty));
            rows.add(List.of(
                    duty.server(),
                    duty.guide().runbook().title(),
                    words(duty),
                    duty.last().map(this::last).orElse(""),
                    duty.guide().name()));
        }
        List<String> heads = List.of(
                Words.of("runbook.head.server"),
                Words.of("runbook.head.title"),
                Words.of("runbook.head.due"),
                Words.of("runbook.head.last"),
                Words.of("runbook.head.name"));
        return Answer.table(documents, heads, rows);
    }

    private static Map<String, @Nullable Object> document(Duty duty) {
        Optional<Done> last = duty.last();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("server", duty.server());
        document.put("runbook", duty.guide().name());
        document.put("title", duty.guide().runbook().title());
        document.put("cadence", duty.guide().runbook().cadence());
        document.put("every", duty.every().toString());
        document.put("state", duty.state().word());
        document.put("due", duty.due().map(LocalDate::toString).orElse(null));
        document.put("last", last.map(Done::at).map(Instant::toString).orElse(null));
        document.put("by", last.map(Done::by).orElse(null));
        document.put("how", last.map(done -> done.how().word()).orElse(null));
        document.put("id", last.map(Done::id).orElse(null));
        document.put("open", duty.open().orElse(null));
        return document;
    }

    private static String words(Duty duty) {
        String words =
                Words.of(duty.state().key(), duty.due().map(LocalDate::toString).orElse(""));
        return duty.open()
                .map(id -> words + ", " + Words.of("runbook.due.open"))
                .orElse(words);
    }

    private String last(Done done) {
        return Words.of(
                "runbook.due.last",
                done.at().atZone(zone).toLocalDate(),
                Words.of(done.how().key()),
                done.by());
    }
}
