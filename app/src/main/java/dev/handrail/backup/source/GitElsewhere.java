package dev.handrail.backup.source;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Result;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What the newest commit of a repository refers to and no bundle of it has: content that Git LFS keeps on a server of its
 * own, and other repositories.
 *
 * @param large whether it keeps files with Git LFS
 * @param submodules where in it other repositories belong
 */
record GitElsewhere(boolean large, List<String> submodules) {
    /** Asks git something of the repository. */
    interface Asking {
        Result of(List<String> words) throws OperationFailed;
    }

    static final GitElsewhere NOTHING = new GitElsewhere(false, List.of());

    private static final int NAMED = 5;
    private static final List<String> LARGE = List.of(
            "grep", "-l", "-E", "^[^#]*filter[[:space:]]*=[[:space:]]*lfs", "HEAD", "--", ":(glob)**/.gitattributes");
    private static final List<String> SUBMODULES =
            List.of("config", "--null", "--blob", "HEAD:.gitmodules", "--get-regexp", "^submodule\\..*\\.path$");

    GitElsewhere {
        submodules = List.copyOf(submodules);
    }

    /** What has neither ends with a status of its own, as does a repository whose HEAD leads nowhere. */
    static GitElsewhere look(Asking git) throws OperationFailed {
        Result files = git.of(LARGE);
        boolean large = files.good() && !files.text().isEmpty();
        Result told = git.of(SUBMODULES);
        return new GitElsewhere(large, told.good() ? paths(told.text()) : List.of());
    }

    /** Each is told as its key, a line break, and its value up to a null. */
    private static List<String> paths(String told) {
        List<String> paths = new ArrayList<>();
        for (String entry : told.split("\0", -1)) {
            int value = entry.indexOf('\n');
            if (value >= 0) {
                paths.add(entry.substring(value + 1));
            }
        }
        return paths;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (large) {
            notes.add(Words.of("backup.git.lfs"));
        }
        if (!submodules.isEmpty()) {
            String named = String.join(", ", submodules.subList(0, Math.min(NAMED, submodules.size())));
            notes.add(Words.of("backup.git.submodules", submodules.size(), named));
        }
        return notes;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        if (large) {
            checks.add(Check.warning(notes().getFirst(), Words.of("backup.git.lfs.next")));
        }
        if (!submodules.isEmpty()) {
            checks.add(Check.warning(notes().getLast(), Words.of("backup.git.submodules.next")));
        }
        return checks;
    }
}
