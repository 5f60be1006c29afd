package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
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
        return newest(line).map(this::lost).filter(why -> !why.isEmpty()).stream()
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
        return line.stream()
                .map(Verdict::backup)
                .filter(Backup::proven)
                .max(Comparator.<Backup, Boolean>comparing(
                                backup -> !backup.taken().isAfter(means.clock().instant()))
                        .thenComparing(Backup.BY_TIME));
    }

    /** Why it cannot be relied on; empty where a copy of it is there, as large as it was. */
    private String lost(Backup backup) {
        List<String> found = new ArrayList<>();
        for (Copy copy : backup.copies().stream().filter(backup::sound).toList()) {
            try {
                long size = means.places()
                        .of(backup.server(), copy)
                        .size(copy.file())
                        .orElse(-1);
                if (size == backup.manifest().artifact().storedBytes()) {
                    return "";
                }
                found.add(
                        size < 0
                                ? Words.of("backup.fault.missing", copy.located())
                                : Words.of("backup.prune.cut", copy.located()));
            } catch (OperationFailed e) {
                found.add(e.getMessage());
            }
        }
        return Words.of("backup.prune.lost", backup.id(), String.join("; ", found));
    }
}
