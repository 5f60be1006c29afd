package dev.handrail.desktop.overview;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Recent;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.SourceWords;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Access;
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
        List<PastBackup> past,
        List<Run> runs,
        Map<String, SitePoint> sites,
        List<Window> windows,
        Optional<Window> seen,
        Times times) {
    private static final Duration FRESH = Duration.ofHours(26);
    /** What cannot be done without having reached the server. */
    private static final Set<String> REACHES = Set.of("server test", "backup run");

    /** How many sources a card has room for. */
    private static final int SOURCES = 3;

    List<Card> all() {
        List<Card> cards = new ArrayList<>(new SiteCards(server, sites, quiets(), times).all());
        if (server.maintenance() != null || seen.isPresent()) {
            cards.add(new SwitchCard(windows, seen, times).card());
        }
        if (!Subject.all(server, List.of()).isEmpty()) {
            cards.add(fromToday());
            cards.add(proof());
            cards.add(new RestoredCard(server, backups, past, times).card());
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
        long bytes = backups.stream().mapToLong(Backup::lyingBytes).sum();
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

    static Card unknown(String title, String why, Go go) {
        return new Card(title, Words.of("overview.unknown"), Light.UNKNOWN, List.of(Words.of(why)), go, null);
    }
}
