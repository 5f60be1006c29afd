package dev.handrail.runbook.walk;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import java.util.HashMap;
import java.util.Map;

/** The work of a step's operation, which remembers what was made, so that later steps can speak of it. */
final class Made implements Work {
    /** What ends so is the run itself, which is what an undo asks for. */
    private static final String RUN = "run";

    private static final int KEPT = 256 * 1024;

    private final Work work;
    private final Map<String, String> made = new HashMap<>();
    private final StringBuilder said = new StringBuilder();

    Made(Work work) {
        this.work = work;
    }

    /** @param name what a file calls it: backup, database, schema …, or a name that ends with run */
    String called(String name) {
        return made.getOrDefault(name, name.endsWith(RUN) ? work.run() : "");
    }

    /** The lines that it said; of what is long the end. */
    String said() {
        return said.toString();
    }

    @Override
    public void made(String what, String id) {
        made.put(what, id);
        work.made(what, id);
    }

    @Override
    public String run() {
        return work.run();
    }

    @Override
    public void step(String words) {
        work.step(words);
    }

    @Override
    public void progress(long done, long total, Unit unit) {
        work.progress(done, total, unit);
    }

    @Override
    public void part(Part part) {
        work.part(part);
    }

    @Override
    public void say(String line) {
        said.append(line).append('\n');
        if (said.length() > 2 * KEPT) {
            said.delete(0, said.length() - KEPT);
        }
        work.say(line);
    }

    @Override
    public void sayOnce(String line, String secret) {
        work.sayOnce(line, secret);
    }

    @Override
    public void command(String where, String command) {
        work.command(where, command);
    }

    @Override
    public void shows(Evidence evidence) {
        work.shows(evidence);
    }

    @Override
    public boolean cancelled() {
        return work.cancelled();
    }

    @Override
    public void stopIfCancelled() throws OperationFailed {
        work.stopIfCancelled();
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return work.onCancel(stop);
    }

    @Override
    public Handle leaves(Leftover leftover) {
        return work.leaves(leftover);
    }
}
