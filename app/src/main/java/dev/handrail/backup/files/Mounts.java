package dev.handrail.backup.files;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted on a server. A mount beneath a directory moves along when that is renamed; who has the directory itself
 * mounted, as a container has, goes on with the one that was put aside.
 *
 * @param here what is seen by who logs in
 * @param there what other programs see that have mounts of their own
 * @param sources the directories that containers are said to have mounted
 */
record Mounts(List<Mount> here, List<Mount> there, List<Source> sources) {
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    /** A space, a tab, a line break or a backslash in a path. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    private static final int DEVICE = 2;
    private static final int ROOT = 3;
    private static final int POINT = 4;

    Mounts {
        here = List.copyOf(here);
        there = List.copyOf(there);
        sources = List.copyOf(sources);
    }

    /**
     * One mount.
     *
     * @param root the path within the file system of the device that is mounted
     * @param point where
     * @param by for whom, empty for who logs in
     */
    record Mount(String device, String root, String point, String by) {}

    /** A directory that a container is said to have. */
    record Source(String path, String by) {}

    static Mounts look(Shell shell, @Nullable String user) throws OperationFailed {
        Result result = shell.run(ScriptText.command(Mounts.class, "look-at-mounts.sh", List.of())
                .as(user)
                .within(A_WHILE));
        return told(RawText.decode(result.output()).lines().toList());
    }

    private static Mounts told(List<String> lines) {
        List<Mount> here = new ArrayList<>();
        List<Mount> there = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        String by = "";
        for (String line : lines) {
            int space = line.indexOf(' ');
            String rest = line.substring(space + 1);
            switch (line.substring(0, Math.max(space, 0))) {
                case "here" -> mount(rest, "").ifPresent(here::add);
                case "there" -> mount(rest, by).ifPresent(there::add);
                case "by" -> {
                    String[] words = rest.split(" ", 2);
                    by = Words.of("files.mounts.process", words.length > 1 ? words[1] : "?", words[0]);
                }
                case "container" -> by = Words.of("files.mounts.container", rest.replaceFirst("^/", ""));
                case "source" -> sources.add(new Source(rest, by));
                default -> {}
            }
        }
        return new Mounts(here, there, sources);
    }

    private static Optional<Mount> mount(String line, String by) {
        String[] fields = line.split(" ");
        return fields.length <= POINT
                ? Optional.empty()
                : Optional.of(new Mount(fields[DEVICE], unescaped(fields[ROOT]), unescaped(fields[POINT]), by));
    }

    private static String unescaped(String path) {
        return ESCAPED.matcher(path)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
    }

    /**
     * What keeps some of a directory from changing places.
     *
     * @param items names within the directory, an empty one for itself
     * @param stopped whether what works with it is stopped for that
     */
    List<Check> blockers(String live, List<String> items, boolean stopped) {
        List<Check> checks = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String item : items) {
            String path = item.isEmpty() ? live : live + "/" + item;
            beneath(path).filter(seen::add).map(Mounts::beneathCheck).forEach(checks::add);
            shared(path, here)
                    .map(mount -> Words.of("files.mounts.shared", path, mount.point()))
                    .filter(seen::add)
                    .map(Mounts::sharedCheck)
                    .forEach(checks::add);
            if (!stopped) {
                users(path).filter(seen::add).map(Mounts::sharedCheck).forEach(checks::add);
            }
        }
        return checks;
    }

    private static Check beneathCheck(String point) {
        return Check.blocker(Words.of("files.mounts.beneath", point), Words.of("files.mounts.beneath.next"));
    }

    private static Check sharedCheck(String text) {
        return Check.blocker(text, Words.of("files.mounts.shared.next"));
    }

    private Stream<String> users(String path) {
        return Stream.concat(
                shared(path, there).map(mount -> Words.of("files.mounts.shared.by", path, mount.point(), mount.by())),
                sources(path).map(source -> Words.of("files.mounts.shared.by", path, source.path(), source.by())));
    }

    /** What keeps a folder that was put aside from being removed. */
    List<Check> keeping(String folder) {
        List<Check> checks = new ArrayList<>();
        beneath(folder)
                .map(point ->
                        Check.blocker(Words.of("files.forget.mounted", point), Words.of("files.forget.mounted.next")))
                .forEach(checks::add);
        Stream<String> users = Stream.concat(
                shared(folder, Stream.concat(here.stream(), there.stream()).toList())
                        .map(mount -> mount.by().isEmpty() ? mount.point() : mount.by()),
                sources(folder).map(Source::by));
        users.distinct()
                .map(by -> Check.blocker(Words.of("files.forget.used", folder, by), Words.of("files.forget.used.next")))
                .forEach(checks::add);
        return checks;
    }

    /** Where something is mounted on the path or beneath it. */
    private Stream<String> beneath(String path) {
        return here.stream()
                .map(Mount::point)
                .filter(point -> within(point, path))
                .distinct();
    }

    private Stream<Source> sources(String path) {
        return sources.stream().filter(source -> within(source.path(), path));
    }

    private static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** Of these mounts, those by which the path itself, or something beneath it, is seen elsewhere. */
    private Stream<Mount> shared(String path, List<Mount> among) {
        Optional<Mount> holding = holding(path);
        if (holding.isEmpty()) {
            return Stream.empty();
        }
        Mount own = holding.get();
        String root = own.root().equals("/") ? "" : own.root();
        String point = own.point().equals("/") ? "" : own.point();
        String real = root + path.substring(point.length());
        return among.stream()
                .filter(mount -> mount.device().equals(own.device()) && within(mount.root(), real))
                .filter(mount -> !within(mount.point(), path) || !mount.by().isEmpty());
    }

    /** The mount that the path lies in; of two on one point it is the later that is seen. */
    private Optional<Mount> holding(String path) {
        Mount best = null;
        for (Mount mount : here) {
            boolean holds = mount.point().equals("/") || (within(path, mount.point()) && !path.equals(mount.point()));
            if (holds && (best == null || mount.point().length() >= best.point().length())) {
                best = mount;
            }
        }
        return Optional.ofNullable(best);
    }
}
