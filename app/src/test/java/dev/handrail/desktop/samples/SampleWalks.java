package dev.handrail.desktop.samples;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Section;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Runner;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A walkthrough that is well under way, one from last month, and one in which something has failed. */
record SampleWalks(Guides guides, Runner runner, Journal journal, SampleClock clock) {
    private static final String PARISH = "Parish office";
    private static final String WHERE = "deploy@chms.example.org";
    private static final int EARLIER_DAYS = 32;

    void write() throws OperationFailed {
        Instant now = clock.instant();
        String earlier = begin("laravel-update", now.minus(Duration.ofDays(EARLIER_DAYS)), Optional.empty());
        upTo(earlier, true);
        for (String step : List.of("3.3", "3.4", "5.1", "5.2")) {
            pass(40);
            add(earlier, Kind.DONE, step, "");
        }
        add(earlier, Kind.FINISHED, "", "");
        failed(now.minus(Duration.ofMinutes(50)));
        changedOnSeveral(now.minus(Duration.ofMinutes(70)));
        onSeveral(now.minus(Duration.ofMinutes(26)));
        Instant began = now.minus(Duration.ofMinutes(14));
        String running = begin("laravel-update", began, Optional.of(now.plus(Duration.ofMinutes(43))));
        upTo(running, false);
        wrote(now.minus(Duration.ofHours(7)));
        clock.set(now);
    }

    /** What was done without Handrail. */
    private void wrote(Instant at) {
        Map<Section, String> texts = Map.of(
                Section.TYPE,
                "Hardware",
                Section.ACTIVITIES,
                "- Took the second disk of the mirror out\n- Put the new one in, and had it fill up",
                Section.ISSUES,
                "The tray was bent; the one of the old server fits.",
                Section.VERIFICATION,
                "The mirror says that both disks are in step.",
                Section.NEXT,
                "Order another disk for the shelf.");
        guides.means()
                .log()
                .add(new MaintenanceEntry(
                        "20261119-210500-d5k",
                        0,
                        "Changed the second disk",
                        PARISH,
                        at,
                        at.plus(Duration.ofMinutes(95)),
                        List.of("mara", "Jonas"),
                        List.of(),
                        texts,
                        at,
                        ""));
    }

    private void failed(Instant at) throws OperationFailed {
        String id = begin("monthly-restore", at, Optional.empty());
        pass(90);
        add(id, Kind.DONE, "1.1", "");
        pass(60);
        add(id, Kind.FAILED, "1.2", "The copy in the bucket cannot be read: access denied");
    }

    /** Of three servers the second does not go well. */
    private void onSeveral(Instant at) throws OperationFailed {
        List<String> names = List.of(PARISH, "Makerspace", "Parish test");
        String id = begin(
                "os-updates", at, Optional.empty(), names, Map.of("site", "https://example.org", "restart", "yes"));
        for (String name : List.of(PARISH, "Makerspace")) {
            pass(95);
            OpenRun run = started(id, "1.1", "See which updates there are", "READS", name);
            told(run, "apt-get -s dist-upgrade", List.of("Inst libssl3 [3.0.15] (3.0.17 Debian:12)"), 4);
            boolean good = name.equals(PARISH);
            run.end(good ? Outcome.DONE : Outcome.FAILED, null, null);
            String words = good ? "" : "The package list is locked by another process (4711, unattended-upgr)";
            guides.means()
                    .walkthroughs()
                    .add(
                            id,
                            Happening.of(good ? Kind.DONE : Kind.FAILED, "1.1", words)
                                    .on(name));
        }
    }

    /** What was changed on both of two servers is to be taken back, for the second one did not go on well. */
    private void changedOnSeveral(Instant at) throws OperationFailed {
        List<String> names = List.of(PARISH, "Parish test");
        String id = begin("compose-update", at, Optional.empty(), names, Map.of());
        for (String name : names) {
            pass(60);
            started(id, "1.1", "Stop it", "CHANGES", name).end(Outcome.DONE, null, null);
            on(id, Kind.DONE, "1.1", "", name);
        }
        add(id, Kind.DONE, "1.2", "");
        started(id, "1.3", "Start the new version", "CHANGES", PARISH).end(Outcome.DONE, null, null);
        on(id, Kind.DONE, "1.3", "", PARISH);
        String why = "Error: unable to pull registry.example.org/uso: unauthorized";
        started(id, "1.3", "Start the new version", "CHANGES", "Parish test").end(Outcome.FAILED, why, null);
        on(id, Kind.FAILED, "1.3", why, "Parish test");
    }

    private void on(String id, Kind kind, String step, String words, String server) {
        guides.means().walkthroughs().add(id, Happening.of(kind, step, words).on(server));
    }

    /** To the installation of what it depends on, which runs still or has come to its end. */
    private void upTo(String id, boolean over) throws OperationFailed {
        pass(120);
        add(id, Kind.NOTED, "1.1", "nothing breaking; PHP 8.2 stays");
        add(id, Kind.DONE, "1.1", "");
        pass(60);
        add(id, Kind.DONE, "1.2", "");
        ran(id, "1.3", "Back up database and files", "READS", 300, List.of("content equal, 2 copies"));
        ran(id, "2.1", "Page up", "CHANGES", 12, List.of("Application is now in maintenance mode."));
        ran(id, "3.1", "Copy the current version aside", "CHANGES", 48, List.of("312 MB"));
        List<String> lines = List.of(
                "Installing dependencies from lock file",
                "Verifying lock file contents can be installed on current platform.",
                "Package operations: 4 installs, 31 updates, 2 removals",
                "  - Upgrading symfony/console (v6.4.8 => v7.1.2): Extracting archive",
                "  - Upgrading laravel/framework (v10.48 => v11.9.2): Extracting archive",
                "  - Upgrading nesbot/carbon (2.72.5 => 3.6.0): Extracting archive",
                "Package fruitcake/laravel-cors is abandoned, you should avoid using it.",
                "Generating optimized autoload files");
        if (over) {
            ran(id, "3.2", "Install dependencies", "CHANGES", 70, lines);
        } else {
            OpenRun run = started(id, "3.2", "Install dependencies", "CHANGES");
            told(run, "composer install -o --no-dev", lines, 5);
        }
    }

    private void ran(String id, String step, String title, String effect, int seconds, List<String> lines)
            throws OperationFailed {
        OpenRun run = started(id, step, title, effect);
        told(run, title, lines, Math.max(1, seconds / (lines.size() + 1)));
        run.end(Outcome.DONE, null, null);
        guides.means().walkthroughs().add(id, Happening.of(Kind.PASSED, step, 0, lines.getLast(), run.id()));
        add(id, Kind.DONE, step, "");
    }

    private OpenRun started(String id, String step, String title, String effect) throws OperationFailed {
        return started(id, step, title, effect, "");
    }

    /** @param on the server, where the step is done for each */
    private OpenRun started(String id, String step, String title, String effect, String on) throws OperationFailed {
        String server = on.isEmpty() ? PARISH : on;
        OpenRun run =
                journal.begin(new Beginning("runbook step", "Step " + step + ": " + title, server, "mara", Set.of()));
        guides.means()
                .walkthroughs()
                .add(id, Happening.of(Kind.BEGAN, step, 0, effect, run.id()).on(on));
        return run;
    }

    private void told(OpenRun run, String command, List<String> lines, int seconds) throws OperationFailed {
        run.step("Change");
        run.line(WHERE, command);
        for (String line : lines) {
            pass(seconds);
            run.line(null, line);
        }
    }

    private String begin(String name, Instant at, Optional<Instant> windowEnds) throws OperationFailed {
        Map<String, String> answers =
                name.equals("laravel-update") ? Map.of("branch", "main", "mode", "page") : Map.of();
        return begin(name, at, windowEnds, List.of(PARISH), answers);
    }

    private String begin(
            String name, Instant at, Optional<Instant> windowEnds, List<String> names, Map<String, String> answers)
            throws OperationFailed {
        clock.set(at);
        List<Server> servers = new ArrayList<>();
        for (String server : names) {
            servers.add(guides.means().servers().require(server));
        }
        Guide guide = guides.all(servers.getFirst()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Operation start = Steps.start(
                guides.means(), servers, guide.file(), guide.text(), Answers.of(answers), false, windowEnds);
        try {
            return Objects.requireNonNull(runner.start(start, runner.plan(start), event -> {})
                    .await()
                    .made()
                    .get("walkthrough"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String id, Kind kind, String step, String words) {
        guides.means().walkthroughs().add(id, Happening.of(kind, step, words));
    }

    private void pass(int seconds) {
        clock.pass(Duration.ofSeconds(seconds));
    }
}
