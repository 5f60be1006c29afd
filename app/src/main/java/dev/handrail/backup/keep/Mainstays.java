package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks whether the newest proven backup of each source, by which all that is older may go, really lies where the catalogue
 * has it. Where it does not, all of that source stays.
 */
final class Mainstays {
    private final Means means;

    Mainstays(Means means) {
        this.means = means;
    }

    /** The same verdicts, in their order; nothing of a source goes whose mainstay is not there. */
    List<Verdict> sure(List<Verdict> verdicts) {
        Map<Line, List<Verdict>> lines = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> Line.of(verdict.backup()), LinkedHashMap::new, Collectors.toList()));
        return lines.values().stream().flatMap(line -> sureOfOne(line).stream()).toList();
    }

    private List<Verdict> sureOfOne(List<Verdict> line) {
        if (line.stream().allMatch(Verdict::kept)) {
            return line;
        }
        return newest(line).map(new LiesThere(means)::lost).filter(why -> !why.isEmpty()).stream()
                .findFirst()
                .map(why -> line.stream().map(verdict -> kept(verdict, why)).toList())
                .orElse(line);
    }

    private static Verdict kept(Verdict verdict, String why) {
        return verdict.kept()
                ? new Verdict(
                        verdict.backup(),
                        true,
                        Stream.concat(verdict.reasons().stream(), Stream.of(why))
                                .toList())
                : Verdict.keep(verdict.backup(), why);
    }

    /** One from the future may hide the one that the rules go by. */
    private Optional<Backup> newest(List<Verdict> line) {
        List<Backup> proven =
                line.stream().map(Verdict::backup).filter(Backup::proven).toList();
        return Rules.counting(proven).stream()
                .max(Comparator.<Backup, Boolean>comparing(
                                backup -> !backup.taken().isAfter(means.clock().instant()))
                        .thenComparing(Backup.BY_TIME));
    }
}
