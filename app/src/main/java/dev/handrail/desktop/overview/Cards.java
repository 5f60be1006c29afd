package dev.handrail.desktop.overview;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Recent;
import dev.handrail.backup.Recovery;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.SourceWords;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Access;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Server;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.maintenance.Window;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of a server what there is to say, card by card; what nobody has measured is unknown, never green. */
record Cards(
        Server server,
        List<Backup> backups,
        List<Run> runs,
        Map<String, SitePoint> sites,
        List<Window> windows,
        Times times) {
    private static final Duration FRESH = Duration.ofHours(26);
    /** What cannot be done without having reached the server. */
    private static final Set<String> REACHES = Set.of("server test", "backup run");

    /** How many sources a card has room for. */
    private static final int SOURCES = 3;

    List<Card> all() {
        List<Card> cards = new ArrayList<>(new SiteCards(server, sites, quiets(), times).all());
        if (server.maintenance() != null) {
            cards.add(new SwitchCard(windows, times).card());
        }
        if (!Subject.all(server, List.of()).isEmpty()) {
            cards.add(fromToday());
            cards.add(proof());
            cards.add(restored());
            if (!server.databases().isEmpty()) {
                cards.add(database());
            }
            cards.add(kept());
        }
        cards.add(connection());
        return cards;
    }

    private List<Quiet> quiets() {
        return windows.stream().map(Window::quiet).toList();
    }

    /** Whether there is one from today of each source: what `backup check` answers, and by the same measure. */
    private Card fromToday() {
        String title = Words.of("overview.today");
        List<Recent> found = found();
        List<Backup> newest = newest();
        if (newest.isEmpty()) {
            Optional<Backup> unread =
                    found.stream().flatMap(one -> one.unproven().stream()).findFirst();
            return unread.isEmpty()
                    ? unknown(title, "overview.backup.none", Go.BACKUPS)
                    : new Card(
                            title,
                            Words.of("overview.today.no"),
                            Light.WARN,
                            found.stream().limit(SOURCES).map(this::line).toList(),
                            Go.BACKUPS,
                            times.exact(unread.get().taken()));
        }
        long good = found.stream().filter(Recent::good).count();
        Backup oldest = Collections.min(newest, Comparator.comparing(Backup::taken));
        return new Card(
                title,
                answer(good, found.size()),
                good == found.size() ? Light.GOOD : Light.WARN,
                lines(found, oldest),
                Go.BACKUPS,
                times.exact(oldest.taken()));
    }

    private static String answer(long good, int of) {
        if (good == of) {
            return Words.of("overview.today.yes");
        }
        return good == 0 ? Words.of("overview.today.no") : Words.of("overview.today.some", good, of);
    }

    /** What lacks one comes first. */
    private List<String> lines(List<Recent> found, Backup oldest) {
        List<String> lines = new ArrayList<>(found.stream()
                .sorted(Comparator.comparing(Recent::good))
                .limit(SOURCES)
                .map(this::line)
                .toList());
        if (found.size() > SOURCES) {
            lines.add(Words.of("overview.today.more", found.size() - SOURCES));
        } else {
            lines.add(Words.of("overview.backup.stored", places(oldest)));
        }
        return lines;
    }

    private String line(Recent recent) {
        if (!recent.good() && recent.unproven().isPresent()) {
            String age = times.age(recent.unproven().get().taken());
            return Words.of("overview.today.unread", recent.source(), age);
        }
        return recent.last()
                .map(backup -> Words.of(
                        "overview.today.source",
                        recent.source(),
                        times.age(backup.taken()),
                        Words.of(backup.proof().key()),
                        Amounts.bytes(backup.manifest().artifact().storedBytes())))
                .orElseGet(() -> Words.of("overview.today.none", recent.source()));
    }

    private List<Recent> found() {
        return Recent.today(server, backups, times.now());
    }

    /** The newest good backup of each source; a server stands no better than the worst of them. */
    private List<Backup> newest() {
        return found().stream().flatMap(recent -> recent.last().stream()).toList();
    }

    private static String places(Backup backup) {
        return backup.copies().stream()
                .filter(copy -> copy.state() == Copy.State.GOOD)
                .map(Copy::destination)
                .collect(Collectors.joining(", "));
    }

    private Card proof() {
        String title = Words.of("overview.proof");
        List<Backup> newest = found().stream()
                .flatMap(recent -> recent.unproven().or(recent::last).stream())
                .toList();
        if (newest.isEmpty()) {
            return unknown(title, "overview.proof.none", Go.BACKUPS);
        }
        Backup weakest = Collections.min(newest, Comparator.comparing(Backup::proof));
        Proof.Rung rung = weakest.proof();
        boolean proven = rung.compareTo(Proof.Rung.DECODED) >= 0;
        Optional<Instant> shown = weakest.newest(rung).map(Proof::at);
        return new Card(
                title,
                proofWords(rung),
                proven ? Light.GOOD : Light.UNKNOWN,
                List.of(
                        shown.map(at -> Words.of("overview.proof.when", times.age(at)))
                                .orElse(""),
                        Words.of(proven ? "overview.proof.whole" : "overview.proof.more")),
                Go.BACKUPS,
                shown.map(times::exact).orElse(null));
    }

    private static String proofWords(Proof.Rung rung) {
        String words = Words.of(rung.key());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What went wrong comes before what is due, and that before what is well. */
    private Card restored() {
        List<Recovery> databases = Recovery.of(server, backups, times.now());
        Optional<Recovery> wrong = databases.stream().filter(Recovery::failed).findFirst();
        if (wrong.isPresent()) {
            return failed(wrong.get());
        }
        String title = Words.of("overview.restored");
        Optional<Proof> last = backups.stream()
                .flatMap(backup -> backup.newest(Proof.Rung.RESTORED).stream())
                .filter(Proof::passed)
                .max(Comparator.comparing(Proof::at));
        if (last.isEmpty()) {
            return unknown(title, "overview.restored.none", Go.BACKUPS);
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
                List.of(took(proof, databases), proof.detail(), next(databases)),
                Go.BACKUPS,
                times.exact(proof.at()));
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

    /** With how long it took before, where that is of the same database. */
    private static String took(Proof proof, List<Recovery> databases) {
        String took = Words.of("overview.restored.took", Amounts.duration(Duration.ofMillis(proof.millis())));
        return databases.stream()
                .filter(one -> one.last()
                        .map(Recovery.Restore::proof)
                        .filter(proof::equals)
                        .isPresent())
                .flatMap(one -> one.before().stream())
                .findFirst()
                .map(before -> took + ", " + Words.of("overview.restored.before", Amounts.duration(before.took())))
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

    private Card database() {
        String title = Words.of("overview.database");
        Optional<Manifest> measured = backups.stream()
                .filter(backup -> Subject.of(backup).sort() == Subject.Sort.DATABASE)
                .filter(backup -> Entries.database(server, backup.source()).isPresent())
                .map(Backup::manifest)
                .findFirst();
        if (measured.isEmpty()) {
            return unknown(title, "overview.database.none", Go.BACKUPS);
        }
        Manifest manifest = measured.get();
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
                                SourceWords.kind(manifest.source()),
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
        Optional<Run> last = runs.stream()
                .filter(run -> run.outcome() == Outcome.DONE && REACHES.contains(run.operation()))
                .findFirst();
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
                Duration.between(at, times.now()).compareTo(FRESH) < 0 ? Light.GOOD : Light.UNKNOWN,
                List.of(address, Words.of("overview.connection.by", last.get().title())),
                Go.TEST,
                times.exact(at));
    }

    private static Card unknown(String title, String why, Go go) {
        return new Card(title, Words.of("overview.unknown"), Light.UNKNOWN, List.of(Words.of(why)), go, null);
    }
}
