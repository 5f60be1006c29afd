package dev.handrail.runbook.text;

import dev.handrail.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads runbooks, and remembers the last few: the same text says the same. Safe for use by many threads. */
public final class LastRead {
    private static final int MOST = 16;

    /** The one that was asked for longest ago stands first. */
    private final Map<Text, Runbook> read = new LinkedHashMap<>(MOST, 0.75f, true);

    private record Text(String text, String name) {}

    /** @param name what the file is called */
    public Runbook read(String text, String name) {
        Text wanted = new Text(text, name);
        synchronized (read) {
            Runbook before = read.get(wanted);
            if (before != null) {
                return before;
            }
        }
        Runbook found = RunbookText.parse(text, name);
        synchronized (read) {
            read.put(wanted, found);
            if (read.size() > MOST) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return found;
    }
}
