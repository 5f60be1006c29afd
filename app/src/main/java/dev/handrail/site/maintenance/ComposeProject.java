package dev.handrail.site.maintenance;

import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a compose project tells of itself.
 *
 * @param tool the words that it is called by there, docker and compose, say; none where nothing works
 * @param services all of it, none where it could not tell
 * @param running those that run, where that could be asked
 * @param kept those that have a container, as far as that could be asked; also what the project leaves out as it is called here
 */
record ComposeProject(
        List<String> tool, List<ComposeService> services, Optional<Set<String>> running, Set<String> kept) {
    private static final String SCRIPT = "compose.sh";

    /** @param kind docker, podman, or any */
    static Command asking(String kind) {
        return ScriptText.command(ComposeProject.class, SCRIPT, List.of(kind));
    }

    static ComposeProject of(Result told) {
        List<String> tool = List.of();
        List<ComposeService> services = new ArrayList<>();
        Set<String> running = null;
        Set<String> kept = new LinkedHashSet<>();
        for (String line : told.lines()) {
            String[] words = line.strip().split(" ", -1);
            String rest = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "tool" -> tool = List.of(words).subList(1, words.length);
                case "known" -> running = new LinkedHashSet<>();
                case "runs" -> add(running, rest);
                case "kept" -> kept.add(rest);
                case "service" -> services.add(new ComposeService(rest, ""));
                case "image" -> {
                    if (!services.isEmpty()) {
                        services.add(new ComposeService(services.removeLast().name(), rest));
                    }
                }
                default -> {}
            }
        }
        return new ComposeProject(tool, List.copyOf(services), Optional.ofNullable(running), Set.copyOf(kept));
    }

    private static void add(@Nullable Set<String> all, String one) {
        if (all != null) {
            all.add(one);
        }
    }

    /** Those of them that run; all of them where that could not be asked. */
    List<String> running(List<String> names) {
        return running.map(all -> names.stream().filter(all::contains).toList()).orElse(names);
    }

    /**
     * Those of them that there still are.
     *
     * @param named those that a person says there are
     */
    List<String> still(List<String> names, List<String> named) {
        Set<String> there = new HashSet<>(kept);
        there.addAll(named);
        services.forEach(service -> there.add(service.name()));
        return services.isEmpty()
                ? names
                : names.stream().filter(there::contains).toList();
    }
}
