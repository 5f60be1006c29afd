package dev.handrail.operation;

import dev.handrail.words.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the lines that an operation says. */
public final class Saying implements Work {
    private final Map<String, String> made = new ConcurrentHashMap<>();
    private final List<String> lines = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    @Override
    public String run() {
        return "run";
    }

    @Override
    public void step(String words) {}

    @Override
    public void progress(long done, long total, Unit unit) {}

    @Override
    public void part(Part part) {}

    @Override
    public void shows(Evidence evidence) {}

    @Override
    public void say(String line) {
        lines.add(line);
    }

    @Override
    public void command(String where, String command) {}

    @Override
    public void made(String what, String id) {
        made.put(what, id);
    }

    /** What it was told that was made. */
    public Map<String, String> made() {
        return Map.copyOf(made);
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void stopIfCancelled() {}

    @Override
    public Handle onCancel(Runnable stop) {
        return () -> {};
    }

    @Override
    public Handle leaves(Leftover leftover) {
        return () -> {};
    }
}
