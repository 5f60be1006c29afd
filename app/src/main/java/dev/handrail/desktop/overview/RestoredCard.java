package dev.handrail.desktop.overview;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Exposure;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Recovery;
import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The card that says when a backup was last restored to prove that it can be, and what is due for it. */
record RestoredCard(Server server, List<Backup> backups, List<PastBackup> past, Times times) {
    /** What went wrong comes before what is due, and that before what is well. */
    Card card() {
        List<Recovery> databases = Recovery.of(server, backups, past, times.now());
        Optional<Recovery> wrong = databases.stream().filter(Recovery::failed).findFirst();
        if (wrong.isPresent()) {
            return failed(wrong.get());
        }
        String title = Words.of("overview.restored");
        Optional<Proof> last = Stream.concat(
                        backups.stream().flatMap(backup -> backup.newest(Proof.Rung.RESTORED).stream()),
                        databases.stream()
                                .flatMap(one -> one.measured().stream())
                                .map(Recovery.Restore::proof))
                .filter(Proof::passed)
                .max(Comparator.comparing(Proof::at));
        if (last.isEmpty()) {
            return Cards.unknown(title, "overview.restored.none", Go.BACKUPS);
        }
        Proof proof = last.get();
        // Of a server whose profile has nothing to try out, the last time counts for a month all the same.
        boolean recent = databases.isEmpty()
                ? Duration.between(proof.at(), times.now()).compareTo(DrillRule.MONTHLY) < 0
                : databases.stream().noneMatch(one -> one.isDue(times.now()));
        return new Card(
                title,
                times.age(proof.at()),
                recent ? Light.GOOD : Light.WARN,
                lines(proof, databases),
                Go.BACKUPS,
                times.exact(proof.at()));
    }

    private List<String> lines(Proof proof, List<Recovery> databases) {
        List<String> lines = new ArrayList<>(List.of(took(proof, databases), proof.detail()));
        databases.stream()
                .filter(one -> one.exposure().trend() == Exposure.Trend.MORE)
                .map(RestoredCard::more)
                .forEach(lines::add);
        lines.add(next(databases));
        lines.removeIf(String::isBlank);
        return lines;
    }

    /** That more would be lost than before is worth a line; that it is as it was stands in the answer. */
    private static String more(Recovery recovery) {
        return Words.of(
                "overview.restored.more",
                recovery.source(),
                Amounts.duration(recovery.exposure().worst().orElseThrow()),
                Amounts.duration(recovery.exposure().before().orElseThrow()));
    }

    private Card failed(Recovery wrong) {
        Proof proof = wrong.last().orElseThrow().proof();
        return new Card(
                Words.of("overview.restored"),
                Words.of("overview.restored.failed", times.age(proof.at())),
                Light.BAD,
                List.of(Words.of("overview.restored.failed.what", wrong.source())),
                Go.BACKUPS,
                times.exact(proof.at()));
    }

    /** With how long it usually took before, where that is of the same database. */
    private static String took(Proof proof, List<Recovery> databases) {
        String took = Words.of("overview.restored.took", Amounts.duration(Duration.ofMillis(proof.millis())));
        return databases.stream()
                .filter(one -> one.last()
                        .map(Recovery.Restore::proof)
                        .filter(proof::equals)
                        .isPresent())
                .flatMap(one -> one.usual().stream())
                .findFirst()
                .map(usual -> took + ", " + Words.of("overview.restored.usual", Amounts.duration(usual)))
                .orElse(took);
    }

    /** Which are due for a drill, or when the next one is. */
    private String next(List<Recovery> databases) {
        List<String> due = databases.stream()
                .filter(one -> one.isDue(times.now()))
                .map(Recovery::source)
                .toList();
        if (!due.isEmpty()) {
            return Words.of("overview.restored.due", String.join(", ", due));
        }
        return databases.stream()
                .flatMap(one -> one.due().stream())
                .min(Comparator.naturalOrder())
                .map(at -> Words.of("overview.restored.next", times.date(times.day(at))))
                .orElse("");
    }
}
