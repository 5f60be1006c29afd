package dev.handrail.cli;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leads a person at the terminal through a walkthrough, one step after the other, by the offers that scripts use too. */
public final class Walking {
    private static final String ID = "ID";
    private static final String ON = "--on";

    private final Terminal terminal;
    private final Backstage backstage;
    private final Call call;

    /** Does what these words say, as if they had been typed; the exit status. */
    public interface Call {
        int run(List<String> words);
    }

    public Walking(Terminal terminal, Backstage backstage, Call call) {
        this.terminal = terminal;
        this.backstage = backstage;
        this.call = call;
    }

    /** Refused where nobody is there to be led. */
    public void requireSomebody() throws OperationFailed {
        if (!terminal.typed()) {
            throw OperationFailed.refused(Words.of("cli.walk.nobody"))
                    .next(Words.of("cli.walk.nobody.next"))
                    .build();
        }
    }

    /** The newest walkthrough that is still open. */
    public String newest() throws OperationFailed {
        if (status(Map.of()).document() instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> walk && Boolean.TRUE.equals(walk.get("open"))) {
                    return String.valueOf(walk.get("id"));
                }
            }
        }
        throw OperationFailed.usage(Words.of("cli.walk.none"))
                .next(Words.of("cli.walk.none.next"))
                .build();
    }

    /** To its end, or until the person stops; the exit status. */
    public int go(String id) throws OperationFailed {
        boolean first = true;
        while (true) {
            Map<?, ?> walk = document(id);
            if (first) {
                head(walk);
                first = false;
            }
            if (!(walk.get("now") instanceof Map<?, ?> step)) {
                return Boolean.TRUE.equals(walk.get("open")) ? finish(id) : 0;
            }
            show(step);
            String choice = ask(choices(step));
            if (choice == null || choice.equals("q")) {
                return stop(id);
            }
            act(id, step, choice);
        }
    }

    private Answer status(Map<String, List<String>> given) throws OperationFailed {
        return told("runbook status", given);
    }

    private Answer told(String words, Map<String, List<String>> given) throws OperationFailed {
        for (Offer offer : backstage.offers()) {
            if (offer instanceof Offer.Question question && question.words().equals(words)) {
                return question.teller().tell(new Arguments(given));
            }
        }
        throw new IllegalStateException(words);
    }

    private Map<?, ?> document(String id) throws OperationFailed {
        return (Map<?, ?>) status(Map.of(ID, List.of(id))).document();
    }

    private void head(Map<?, ?> walk) {
        terminal.print(Words.of("cli.walk.title", text(walk, "title"), text(walk, "server"), text(walk, "id")));
        if (Boolean.TRUE.equals(walk.get("fileChanged"))) {
            terminal.print(Words.of("cli.walk.changed"));
        }
    }

    private void show(Map<?, ?> step) {
        terminal.print("");
        String server = text(step, "server");
        String title = server.isEmpty() ? text(step, "title") : Words.of("runbook.on", text(step, "title"), server);
        terminal.print(Words.of("cli.walk.step", text(step, "step"), title, text(step, "said")));
        text(step, "why").lines().forEach(line -> terminal.print("    " + line));
        for (Object one : list(step, "deeds")) {
            Map<?, ?> deed = (Map<?, ?>) one;
            terminal.print(
                    "    " + Words.of("cli.walk.deed", text(deed, "number"), text(deed, "text"), text(deed, "where")));
            text(deed, "command").lines().forEach(line -> terminal.print("      $ " + line));
        }
    }

    private static String choices(Map<?, ?> step) {
        boolean runs = Boolean.TRUE.equals(step.get("canRun"));
        return Words.of(runs ? "cli.walk.choices.run" : "cli.walk.choices");
    }

    private void act(String id, Map<?, ?> step, String choice) {
        switch (choice) {
            case "", "r" -> run(id, step);
            case "d" -> done(id, step);
            case "s" -> tick(id, step, "--skip", Words.of("cli.walk.why"));
            case "n" -> tick(id, step, "--note", Words.of("cli.walk.note"));
            case "e" -> tick(id, step, "--evidence", Words.of("cli.walk.file"));
            case "g" -> tick(id, step, "--sign", Words.of("cli.walk.name"));
            case "m" -> tick(id, step, "--mark", Words.of("cli.walk.which"));
            case "v" -> tick(id, step, "--value", Words.of("cli.walk.value"));
            case "u" -> call.run(List.of("runbook", "undo", id));
            case "b" -> turn(id, "--roll-back", Words.of("cli.walk.why"));
            case "h" -> turn(id, "--hand-over", Words.of("cli.walk.name"));
            default -> terminal.say(Words.of("cli.walk.unknown", choice));
        }
    }

    private void run(String id, Map<?, ?> step) {
        if (!Boolean.TRUE.equals(step.get("canRun"))) {
            terminal.say(Words.of("cli.walk.by-you"));
            return;
        }
        List<String> words = new ArrayList<>(List.of("runbook", "step", id, text(step, "step")));
        if (text(step, "state").equals("interrupted")) {
            String again = ask(Words.of("cli.walk.again"));
            if (!Consent.isYes(again)) {
                return;
            }
            words.add("--again");
        }
        words.addAll(on(step));
        call.run(words);
    }

    private void done(String id, Map<?, ?> step) {
        Map<String, List<String>> given = said(id, step);
        given.put("--done", List.of());
        boolean asks = Boolean.TRUE.equals(step.get("canRun")) || Boolean.TRUE.equals(step.get("evidence"));
        String note = asks ? ask(Words.of("cli.walk.note")) : null;
        if (note != null && !note.isBlank()) {
            given.put("--note", List.of(note));
        }
        says("runbook tick", given);
    }

    private static Map<String, List<String>> said(String id, Map<?, ?> step) {
        Map<String, List<String>> said =
                new LinkedHashMap<>(Map.of(ID, List.of(id), "STEP", List.of(text(step, "step"))));
        if (!on(step).isEmpty()) {
            said.put(ON, List.of(text(step, "server")));
        }
        return said;
    }

    /** The server whose turn it is, where the step is done for each. */
    private static List<String> on(Map<?, ?> step) {
        String server = text(step, "server");
        return server.isEmpty() ? List.of() : List.of(ON, server);
    }

    private void tick(String id, Map<?, ?> step, String how, String question) {
        says("runbook tick", said(id, step), how, question);
    }

    private void turn(String id, String how, String question) {
        says("runbook turn", new LinkedHashMap<>(Map.of(ID, List.of(id))), how, question);
    }

    private void says(String words, Map<String, List<String>> given, String how, String question) {
        String answer = ask(question);
        if (answer != null && !answer.isBlank()) {
            given.put(how, List.of(answer));
            says(words, given);
        }
    }

    /** What comes of it is seen in the next look at where one stands. */
    private void says(String words, Map<String, List<String>> given) {
        try {
            told(words, given);
        } catch (OperationFailed e) {
            Failure.tell(e.cleaned(backstage::clean), terminal);
        }
    }

    private int stop(String id) {
        terminal.print(Words.of("cli.walk.stopped", id));
        return 0;
    }

    private int finish(String id) {
        String answer = ask(Words.of("cli.walk.finish"));
        if (!Consent.isYes(answer)) {
            return stop(id);
        }
        return call.run(List.of("runbook", "turn", id, "--finish"));
    }

    private @Nullable String ask(String question) {
        try {
            String answer = terminal.ask(question);
            return answer == null ? null : answer.strip();
        } catch (IOException e) {
            terminal.say(Words.of("cli.ask.unread", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return Objects.toString(map.get(key), "");
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }
}
