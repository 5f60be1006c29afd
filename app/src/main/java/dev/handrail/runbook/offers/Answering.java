package dev.handrail.runbook.offers;

import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what a runbook asks: with what was given, with what is usual, and with what a person says who is there.
 *
 * @param servers those it is followed for; each may be answered for by its own profile
 */
record Answering(Runbook runbook, List<Server> servers, Asker asker) {
    private static final String AT = "@";

    /** @param given NAME=VALUE for all servers, or NAME@SERVER=VALUE for one of them */
    Answers answers(List<String> given) throws OperationFailed {
        Map<String, String> common = new HashMap<>();
        Map<String, Map<String, String>> own = new HashMap<>();
        // Also where one answers nothing: what only another answers is not the same for all.
        servers.forEach(server -> own.put(server.name(), new HashMap<>()));
        for (String one : given) {
            take(one, common, own);
        }
        for (Variable variable : runbook.variables()) {
            if (!common.containsKey(variable.name())) {
                answer(variable, own);
            }
        }
        return Answers.of(common, own);
    }

    private void take(String one, Map<String, String> common, Map<String, Map<String, String>> own)
            throws OperationFailed {
        for (Variable variable : runbook.variables()) {
            String rest = one.startsWith(variable.name())
                    ? one.substring(variable.name().length())
                    : "";
            if (rest.startsWith("=")) {
                common.put(variable.name(), rest.substring(1));
                return;
            }
            for (Server server : servers) {
                String start = AT + server.name() + "=";
                if (rest.startsWith(start)) {
                    own.computeIfAbsent(server.name(), name -> new HashMap<>())
                            .put(variable.name(), rest.substring(start.length()));
                    return;
                }
            }
        }
        List<String> names = runbook.variables().stream().map(Variable::name).toList();
        throw OperationFailed.usage(Words.of("runbook.start.set.wrong", one))
                .next(Words.of("runbook.start.set.next", String.join(", ", names)))
                .build();
    }

    /** A person is asked once, for all the servers whose profiles do not say. */
    private void answer(Variable variable, Map<String, Map<String, String>> own) {
        List<Map<String, String>> missing = new ArrayList<>();
        for (Server server : servers) {
            Map<String, String> answers = own.computeIfAbsent(server.name(), name -> new HashMap<>());
            if (answers.containsKey(variable.name())) {
                continue;
            }
            Optional<String> usual = variable.usualFor(server);
            usual.ifPresent(answer -> answers.put(variable.name(), answer));
            if (usual.isEmpty()) {
                missing.add(answers);
            }
        }
        String said = missing.isEmpty() ? null : asker.answer(variable.question());
        if (said != null) {
            missing.forEach(answers -> answers.put(variable.name(), said));
        }
    }
}
