package dev.handrail.runbook.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The servers of those walkthroughs that are for several, in the store. */
final class Parties {
    /** One of the servers, with the answers that are its own. */
    private record Party(String walkthrough, String server, Map<String, String> answers) {}

    private Parties() {}

    static void add(Handle handle, Walkthrough one) {
        for (int place = 0; place < one.servers().size(); place++) {
            String server = one.servers().get(place);
            handle.execute(
                    "INSERT INTO walkthrough_server (walkthrough, place, server, answers) VALUES (?, ?, ?, ?)",
                    one.id(),
                    place,
                    server,
                    Texts.json(one.own().getOrDefault(server, Map.of())));
        }
    }

    /** The same walkthroughs, each with all its servers. */
    static List<Walkthrough> joined(Handle handle, List<Walkthrough> all) {
        if (all.isEmpty()) {
            return all;
        }
        Map<String, List<Party>> parties = new HashMap<>();
        handle.createQuery("SELECT * FROM walkthrough_server WHERE walkthrough IN (<ids>) ORDER BY place")
                .bindList("ids", all.stream().map(Walkthrough::id).toList())
                .map((row, c) -> new Party(
                        row.getString("walkthrough"), row.getString("server"), Texts.read(row.getString("answers"))))
                .forEach(party -> parties.computeIfAbsent(party.walkthrough, id -> new ArrayList<>())
                        .add(party));
        return all.stream()
                .map(one -> with(one, parties.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Walkthrough with(Walkthrough one, List<Party> parties) {
        if (parties.isEmpty()) {
            return one;
        }
        Map<String, Map<String, String>> own = new HashMap<>();
        parties.forEach(party -> own.put(party.server, party.answers));
        return new Walkthrough(
                one.id(),
                one.file(),
                one.title(),
                parties.stream().map(Party::server).toList(),
                one.person(),
                one.begun(),
                one.byHand(),
                one.text(),
                one.answers(),
                own);
    }
}
