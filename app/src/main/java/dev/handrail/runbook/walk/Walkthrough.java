package dev.handrail.runbook.walk;

import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.text.LastRead;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One time that a runbook is followed, for a server or for several.
 *
 * @param servers in the order of their turns
 * @param byHand whether nothing is run from here, only shown to be copied and ticked
 * @param text what the file said when it began; a file that has changed since changes nothing
 * @param answers those that are the same for all servers
 * @param own the answers that each server has for itself; empty where there is only one
 */
public record Walkthrough(
        String id,
        String file,
        String title,
        List<String> servers,
        String person,
        Instant begun,
        boolean byHand,
        String text,
        Map<String, String> answers,
        Map<String, Map<String, String>> own) {
    /** Where one stands is asked several times for each step, and always of the same few texts. */
    private static final LastRead READ = new LastRead();

    public Walkthrough {
        servers = List.copyOf(servers);
        answers = Map.copyOf(answers);
        own = Map.copyOf(own);
    }

    public Runbook runbook() {
        return READ.read(text, String.valueOf(Path.of(file).getFileName()));
    }

    /** Whether it is for more than one server. */
    public boolean several() {
        return servers.size() > 1;
    }

    /** The first of its servers, which is the only one as a rule. */
    public String server() {
        return servers.getFirst();
    }

    /** All its servers, as one names them in a line. */
    public String named() {
        return String.join(", ", servers);
    }

    /** What was answered for that server. */
    Map<String, String> answers(String server) {
        Map<String, String> all = new HashMap<>(answers);
        all.putAll(own(server));
        return all;
    }

    /** What is answered for that server alone. */
    public Map<String, String> own(String server) {
        return own.getOrDefault(server, Map.of());
    }

    Walkthrough identified(String as, String called) {
        return new Walkthrough(as, file, called, servers, person, begun, byHand, text, answers, own);
    }
}
