package dev.handrail.runbook.walk;

import dev.handrail.operation.Work;
import java.util.ArrayList;
import java.util.List;

/** What a database answers, told as it comes; of what is long the beginning. */
final class SqlRows {
    static final int MOST = 1000;

    private final Work work;
    private final List<String> lines = new ArrayList<>();
    private boolean cut;

    SqlRows(Work work) {
        this.work = work;
    }

    void row(List<String> fields) {
        if (lines.size() < MOST) {
            line(String.join("\t", fields));
        } else if (!cut) {
            cut = true;
            line("…");
        }
    }

    void line(String text) {
        lines.add(text);
        work.say(text);
    }

    String text() {
        return String.join("\n", lines);
    }
}
