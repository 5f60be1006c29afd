package dev.handrail.site.maintenance;

import dev.handrail.journal.Journal;
import dev.handrail.site.Quiet;
import java.util.List;

/** Pages that were put up from here and never remembered, as who did it died before they were proven: nobody wanted those. */
public record PagesLeft(Journal journal) {
    /** By their marks they are ours, and at no time are sites closed on purpose by them. */
    public List<Quiet> quiet(String server) {
        return journal.runsWithLeftovers().stream()
                .flatMap(run -> journal.left(run.id()).stream())
                .filter(left ->
                        left.kind().equals(PageLeftUp.KIND) && left.server().equals(server))
                .flatMap(left -> NoticeText.read(left.details().getOrDefault("notice", "")).stream())
                .map(notice -> new Quiet(notice.since(), notice.since(), notice.marker()))
                .toList();
    }
}
