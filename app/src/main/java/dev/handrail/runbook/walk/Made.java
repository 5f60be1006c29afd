package dev.handrail.runbook.walk;

import dev.handrail.operation.Relayed;
import dev.handrail.operation.Work;
import java.util.HashMap;
import java.util.Map;

/** The work of a step's operation, which remembers what was made, so that later steps can speak of it. */
final class Made extends Relayed {
    /** What ends so is the run itself, which is what an undo asks for. */
    private static final String RUN = "run";

    private static final int KEPT = 256 * 1024;

    private final Map<String, String> made = new HashMap<>();
    private final StringBuilder said = new StringBuilder();

    Made(Work work) {
        super(work);
    }

    /** @param name what a file calls it: backup, database, schema …, or a name that ends with run */
    String called(String name) {
        return made.getOrDefault(name, name.endsWith(RUN) ? run() : "");
    }

    /** The lines that it said; of what is long the end. */
    String said() {
        return said.toString();
    }

    @Override
    public void made(String what, String id) {
        made.put(what, id);
        super.made(what, id);
    }

    @Override
    public void say(String line) {
        said.append(line).append('\n');
        if (said.length() > 2 * KEPT) {
            said.delete(0, said.length() - KEPT);
        }
        super.say(line);
    }
}
