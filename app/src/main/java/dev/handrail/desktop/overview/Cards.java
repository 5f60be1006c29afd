package dev.handrail.desktop.overview;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of a server what there is to say, card by card; what nobody has measured is unknown, never green. */
record Cards(Server server, List<Backup> backups, List<Run> runs, Times times) {
    private static final Duration FRESH = Duration.ofHours(26);
    private static final Duration PRACTISED = Duration.ofDays(31);

    List<Card> all() {
        List<Card> cards = new ArrayList<>();
        if (!server.databases().isEmpty()) {
            cards.add(lastBackup());
            cards.add(proof());
            cards.add(restored());
            cards.add(database());
            cards.add(kept());
        }
        cards.add(connection());
        return cards;
    }

    private Card lastBackup() {
        String title = Words.of("overview.backup");
        Optional<Backup> newest = backups.stream().filter(Backup::good).findFirst();
        if (newest.isEmpty()) {
            return unknown(title, "overview.backup.none", Go.BACKUPS);
        }
        Instant taken = newest.get().taken();
        Light light = Duration.between(taken, times.now()).compareTo(FRESH) < 0 ? Light.GOOD : Light.WARN;
        String places = newest.get().copies().stream()
                .filter(copy -> copy.state() == Copy.State.GOOD)
                .map(Copy::destination)
                .collect(Collectors.joining(", "));
        return new Card(
                title,
                times.age(taken),
                light,
                List.of(sizes(), Words.of("overview.backup.stored", places)),
                Go.BACKUPS,
                times.exact(taken));
    }

    /** The newest good backup of each source with its size. */
    private String sizes() {
        Map<String, Backup> newest = new LinkedHashMap<>();
        backups.stream().filter(Backup::good).forEach(backup -> newest.putIfAbsent(backup.source(), backup));
        return newest.values().stream()
                .map(b ->
                        b.source() + " " + Amounts.bytes(b.manifest().artifact().storedBytes()))
                .collect(Collectors.joining(", "));
    }

    private Card proof() {
        String title = Words.of("overview.proof");
        Optional<Backup> newest = backups.stream().filter(Backup::good).findFirst();
        if (newest.isEmpty()) {
            return unknown(title, "overview.proof.none", Go.BACKUPS);
        }
        Proof.Rung rung = newest.get().proof();
        boolean proven = rung.compareTo(Proof.Rung.DECODED) >= 0;
        String when = newest.get()
                .newest(rung)
                .map(proof -> Words.of("overview.proof.when", times.age(proof.at())))
                .orElse("");
        return new Card(
                title,
                proofWords(rung),
                proven ? Light.GOOD : Light.UNKNOWN,
                List.of(when, Words.of(proven ? "overview.proof.whole" : "overview.proof.more")),
                Go.BACKUPS,
                null);
    }

    private static String proofWords(Proof.Rung rung) {
        String words = Words.of(rung.key());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Card restored() {
        String title = Words.of("overview.restored");
        Optional<Proof> last = backups.stream()
                .flatMap(backup -> backup.newest(Proof.Rung.RESTORED).stream())
                .filter(Proof::passed)
                .max(Comparator.comparing(Proof::at));
        if (last.isEmpty()) {
            return unknown(title, "overview.restored.none", Go.BACKUPS);
        }
        Proof proof = last.get();
        boolean recent = Duration.between(proof.at(), times.now()).compareTo(PRACTISED) < 0;
        return new Card(
                title,
                times.age(proof.at()),
                recent ? Light.GOOD : Light.WARN,
                List.of(
                        Words.of("overview.restored.took", Amounts.duration(Duration.ofMillis(proof.millis()))),
                        proof.detail()),
                Go.BACKUPS,
                times.exact(proof.at()));
    }

    private Card database() {
        String title = Words.of("overview.database");
        if (backups.isEmpty()) {
            return unknown(title, "overview.database.none", Go.BACKUPS);
        }
        Manifest manifest = backups.getFirst().manifest();
        return new Card(
                title,
                Amounts.bytes(manifest.artifact().bytes()),
                Light.PLAIN,
                List.of(
                        Words.of(
                                "overview.database.holds",
                                manifest.source().name(),
                                Amounts.count(manifest.tables().size()),
                                Amounts.count(manifest.rows())),
                        Words.of(
                                "overview.database.version",
                                manifest.source().version(),
                                times.when(manifest.taken()))),
                Go.BACKUPS,
                null);
    }

    private Card kept() {
        long bytes = backups.stream()
                .mapToLong(
                        b -> b.manifest().artifact().storedBytes() * b.copies().size())
                .sum();
        List<String> since = backups.isEmpty()
                ? List.of()
                : List.of(
                        Words.of("overview.kept.bytes", Amounts.bytes(bytes)),
                        Words.of(
                                "overview.kept.since",
                                times.date(times.day(backups.getLast().taken()))));
        String figure = backups.size() == 1
                ? Words.of("overview.kept.one")
                : Words.of("overview.kept.many", Amounts.count(backups.size()));
        return new Card(Words.of("overview.kept"), figure, Light.PLAIN, since, Go.BACKUPS, null);
    }

    private Card connection() {
        String title = Words.of("overview.connection");
        Optional<Run> last =
                runs.stream().filter(run -> run.outcome() == Outcome.DONE).findFirst();
        String address = switch (server.access()) {
            case Access.Ssh ssh -> ssh.address();
            case Access.ThisComputer here -> Words.of("frame.here");
        };
        if (last.isEmpty()) {
            return new Card(
                    title,
                    Words.of("overview.unknown"),
                    Light.UNKNOWN,
                    List.of(address, Words.of("overview.connection.none")),
                    Go.TEST,
                    null);
        }
        Instant at = last.get().started();
        return new Card(
                title,
                times.age(at),
                Light.GOOD,
                List.of(address, Words.of("overview.connection.by", last.get().title())),
                Go.TEST,
                times.exact(at));
    }

    private static Card unknown(String title, String why, Go go) {
        return new Card(title, Words.of("overview.unknown"), Light.UNKNOWN, List.of(Words.of(why)), go, null);
    }
}
