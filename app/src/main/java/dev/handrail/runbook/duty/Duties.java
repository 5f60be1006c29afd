package dev.handrail.runbook.duty;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.library.Library;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.server.Server;
import dev.handrail.server.Template;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done again and again for a server: the runbooks that fit it and say how often. When each was done last follows
 * from finished walkthroughs, from the maintenance log, and from the operations that a runbook counts as itself.
 */
public record Duties(Library library, WalkMeans means) {
    /** What is worst comes first. */
    public List<Duty> of(Server server) throws OperationFailed {
        List<Walkthrough> walks = means.walkthroughs().of(server.name());
        List<MaintenanceEntry> entries = means.log().entries(server.name(), null, null);
        List<Duty> duties = new ArrayList<>();
        for (Guide guide : library.all(server)) {
            Optional<Period> every = every(guide.runbook());
            if (every.isPresent()
                    && guide.fits(server)
                    && guide.runbook().needs().stream().allMatch(one -> one.isIn(server))) {
                duties.add(duty(server, guide, every.get(), walks, entries));
            }
        }
        return duties.stream().sorted(Duty.URGENT).toList();
    }

    /** The titles of what comes with a kind of system, duties with how often they come again. */
    public static List<String> brought(Template template) {
        return Library.writtenFor(template).stream()
                .map(one -> every(one).isEmpty()
                        ? one.title()
                        : Words.of(
                                "runbook.brought",
                                one.title(),
                                Optional.ofNullable(one.cadence()).orElse("")))
                .toList();
    }

    /** How often a runbook is to be followed, where that is a matter of time. */
    public static Optional<Period> every(Runbook runbook) {
        return Optional.ofNullable(runbook.cadence()).flatMap(Cadence::of);
    }

    private Duty duty(Server server, Guide guide, Period every, List<Walkthrough> walks, List<MaintenanceEntry> entries)
            throws OperationFailed {
        List<Walkthrough> like =
                walks.stream().filter(walk -> isOf(walk, guide)).toList();
        Optional<String> open = Optional.empty();
        List<Done> walked = new ArrayList<>();
        for (Walkthrough walk : like) {
            Standing standing = means.standing(walk.id());
            if (standing.isOpen()) {
                open = open.or(() -> Optional.of(walk.id()));
            } else if (!standing.rolledBack()) {
                finished(standing).ifPresent(walked::add);
            }
        }
        Stream<Done> elsewhere = Stream.of(written(guide, entries, walks), ran(server, guide.runbook()))
                .flatMap(Optional::stream);
        // Who begins first need not end first.
        Optional<Done> last = Stream.concat(walked.stream(), elsewhere).max(Comparator.comparing(Done::at));
        ZoneId zone = means.clock().getZone();
        LocalDate today = means.clock().instant().atZone(zone).toLocalDate();
        Optional<LocalDate> day = last.map(done -> done.at().atZone(zone).toLocalDate());
        return new Duty(
                server.name(),
                guide,
                every,
                last,
                day.map(one -> one.plus(every)),
                Duty.state(every, day, today),
                open);
    }

    /** The same file, or one that was called otherwise and has the same title. */
    private static boolean isOf(Walkthrough walk, Guide guide) {
        String file = String.valueOf(Path.of(walk.file()).getFileName());
        return file.equals(String.valueOf(Path.of(guide.file()).getFileName()))
                || walk.title().equals(guide.runbook().title());
    }

    /** The last time: what was opened again is signed anew. */
    private static Optional<Done> finished(Standing standing) {
        return standing.happened().stream()
                .filter(what -> what.kind() == Happening.Kind.FINISHED)
                .map(what -> new Done(
                        what.at(),
                        what.person(),
                        Done.How.WALKTHROUGH,
                        standing.walkthrough().id()))
                .reduce((earlier, later) -> later);
    }

    /** What somebody wrote by hand, under the title of the runbook. */
    private static Optional<Done> written(Guide guide, List<MaintenanceEntry> entries, List<Walkthrough> walks) {
        List<String> walked = walks.stream().map(Walkthrough::id).toList();
        return entries.stream()
                .filter(entry -> !walked.contains(entry.id()))
                .filter(entry -> entry.title().equalsIgnoreCase(guide.runbook().title()))
                .max(Comparator.comparing(MaintenanceEntry::ended))
                .map(entry -> new Done(entry.ended(), String.join(", ", entry.people()), Done.How.ENTRY, entry.id()));
    }

    private Optional<Done> ran(Server server, Runbook runbook) {
        return runbook.countsAs().stream()
                .flatMap(words -> means
                        .journal()
                        .runs(JournalFilter.all()
                                .server(server.name())
                                .operation(words)
                                .outcome(Outcome.DONE)
                                .limit(1))
                        .stream())
                .map(run -> new Done(at(run), run.person(), Done.How.RUN, run.id()))
                .max(Comparator.comparing(Done::at));
    }

    private static Instant at(Run run) {
        Instant ended = run.ended();
        return ended == null ? run.started() : ended;
    }
}
