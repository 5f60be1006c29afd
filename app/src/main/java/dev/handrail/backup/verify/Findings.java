package dev.handrail.backup.verify;

import dev.handrail.backup.Proof;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of testing several copies: one that has a fault, or cannot be reached, keeps no other from being tested. */
final class Findings {
    private final Map<Trial, Fault> faults = new LinkedHashMap<>();
    private final List<OperationFailed> failures = new ArrayList<>();
    private final List<String> shorts = new ArrayList<>();

    /** Says whether it passed. */
    boolean of(Trial trial, Work work) throws OperationFailed {
        try {
            reached(trial, trial.run(work));
            return true;
        } catch (Fault fault) {
            faults.put(trial, fault);
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            work.say(e.getMessage());
            failures.add(e);
        }
        return false;
    }

    /** How far one came that has no fault. */
    void reached(Trial trial, Proof.Rung rung) {
        trial.shortOf(rung).ifPresent(shorts::add);
    }

    /** The copies that have a fault. */
    List<Trial> faulty() {
        return List.copyOf(faults.keySet());
    }

    /** How many could not be tested to the end. */
    int untested() {
        return failures.size();
    }

    /** @param words what it is called that these copies, by their names, have a fault */
    void require(UnaryOperator<String> words) throws OperationFailed {
        if (!faults.isEmpty()) {
            throw faulty(words);
        }
        if (failures.size() == 1) {
            throw failures.getFirst();
        }
        if (!failures.isEmpty()) {
            throw OperationFailed.failed(Words.of("backup.verify.several", failures.size()))
                    .cameBack(String.join(
                            "\n",
                            failures.stream()
                                    .map(OperationFailed::getMessage)
                                    .distinct()
                                    .toList()))
                    .next(Words.of("backup.verify.several.next"))
                    .because(failures.getFirst());
        }
        if (!shorts.isEmpty()) {
            throw OperationFailed.refused(String.join("; ", shorts))
                    .next(Words.of("backup.verify.short.next"))
                    .build();
        }
    }

    private OperationFailed faulty(UnaryOperator<String> words) {
        List<String> names = faults.keySet().stream().map(Trial::name).toList();
        List<String> places = faults.keySet().stream()
                .map(trial -> trial.copy().place())
                .distinct()
                .toList();
        Stream<String> said = Stream.concat(
                        faults.values().stream().map(Fault::getMessage),
                        failures.stream().map(OperationFailed::getMessage))
                .distinct();
        return OperationFailed.refused(words.apply(String.join(", ", names)))
                .on(String.join(", ", places))
                .cameBack(String.join("; ", said.toList()))
                .next(next(faults))
                .build();
    }

    /** Where it is not the same for all of them, each is told by the names of those that it is for. */
    static String next(Map<Trial, Fault> faults) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        faults.forEach((trial, fault) ->
                names.computeIfAbsent(fault.advice(), any -> new ArrayList<>()).add(trial.name()));
        if (names.size() == 1) {
            return Words.of(names.keySet().iterator().next());
        }
        return names.entrySet().stream()
                .map(advice -> String.join(", ", advice.getValue()) + ": " + Words.of(advice.getKey()))
                .collect(Collectors.joining(" "));
    }
}
