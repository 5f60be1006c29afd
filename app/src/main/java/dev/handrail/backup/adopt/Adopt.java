package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.Target;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.storage.Stored;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Enters the backups that lie in a place into the catalogue: after the catalogue was lost, on another computer, or of
 * dumps that another program made. They are entered as there and complete, which is all that was seen; nothing in the
 * place is changed.
 */
public final class Adopt implements Operation {
    public static final String WORDS = "backup adopt";

    private final Means means;
    private final Servers servers;
    private final Server server;
    private final Target target;
    private final boolean named;

    /**
     * @param server whose the foreign dumps are that lie there, and the backups of a name that no server has
     * @param named whether somebody named it
     */
    public Adopt(Means means, Servers servers, Server server, Target target, boolean named) {
        this.means = means;
        this.servers = servers;
        this.server = server;
        this.target = target;
        this.named = named;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.adopt.title", target.storage().place());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    private List<Finding> look(Owners owners) throws OperationFailed {
        Map<String, Stored> files = new LinkedHashMap<>();
        target.storage().list().forEach(stored -> files.put(stored.name(), stored));
        List<Finding> findings = new ArrayList<>(
                new Shelf(target, means.catalogue(), means.clock().instant()).findings(files));
        findings.addAll(new ForeignDumps(means, server, target, named).findings(files));
        return owners.settled(findings);
    }

    private Owners owners() throws OperationFailed {
        return new Owners(servers, means.catalogue(), server, named);
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Owners owners = owners();
        List<Finding> findings = look(owners);
        for (Finding finding : findings) {
            switch (finding.fate()) {
                case ENTER, ADD_COPY ->
                    steps.add(new Step(finding.told(), target.kind().where(server.name()), null, Effect.READS));
                case KNOWN -> checks.add(Check.ok(finding.told()));
                case LEFT_OUT -> checks.add(Check.warning(finding.told(), Words.of("backup.adopt.leftout.next")));
                case UNREAD -> checks.add(Check.warning(finding.told(), next(Objects.requireNonNull(finding.cause()))));
            }
        }
        if (steps.isEmpty() && findings.stream().noneMatch(finding -> finding.fate() == Finding.Fate.UNREAD)) {
            checks.add(
                    Check.ok(Words.of("backup.adopt.nothing", target.storage().place())));
        }
        if (findings.stream().anyMatch(Adopt::mayHaveBeenPinned)) {
            checks.add(Check.ok(Words.of("backup.adopt.pins")));
        }
        checks.addAll(owners.checks(findings));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private static boolean mayHaveBeenPinned(Finding finding) {
        Backup backup = finding.backup();
        return finding.fate() == Finding.Fate.ENTER
                && backup != null
                && !backup.manifest().foreign()
                && !backup.pinned();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        int entered = 0;
        List<OperationFailed> unread = new ArrayList<>();
        for (Finding finding : look(owners())) {
            work.stopIfCancelled();
            work.say(finding.told());
            try {
                entered += enter(finding, work) ? 1 : 0;
            } catch (OperationFailed e) {
                if (Finding.stopsAll(e)) {
                    throw e;
                }
                if (finding.fate() != Finding.Fate.UNREAD) {
                    work.say(e.getMessage());
                }
                unread.add(e);
            }
        }
        work.say(Words.of("backup.adopt.done", entered, target.storage().place()));
        if (!unread.isEmpty()) {
            throw OperationFailed.failed(Words.of("backup.adopt.unread", unread.size(), entered))
                    .cameBack(unread.stream().map(Adopt::why).collect(Collectors.joining("; ")))
                    .next(unread.stream().map(Adopt::next).distinct().collect(Collectors.joining(" ")))
                    .because(unread.getFirst());
        }
    }

    private static String next(OperationFailed unread) {
        return Objects.requireNonNullElse(unread.next(), Words.of("storage.failed.read.next"));
    }

    private static String why(OperationFailed unread) {
        return unread.cameBack() == null ? unread.tried() : unread.tried() + " (" + unread.cameBack() + ")";
    }

    /** Says whether anything was entered. */
    private boolean enter(Finding finding, Work work) throws OperationFailed {
        return switch (finding.fate()) {
            case ENTER -> add(finding, Objects.requireNonNull(finding.backup()), work);
            case ADD_COPY -> {
                addCopy(Objects.requireNonNull(finding.backup()), Objects.requireNonNull(finding.copy()));
                yield true;
            }
            case LEFT_OUT -> { // said before
                if (named) {
                    over(finding).note(ForeignRead.NOT_YET, means.catalogue());
                }
                yield false;
            }
            case KNOWN -> false; // said before
            case UNREAD -> throw Objects.requireNonNull(finding.cause());
        };
    }

    private boolean add(Finding finding, Backup found, Work work) throws OperationFailed {
        ForeignRead read = ForeignRead.of(found, target, means.clock().instant(), work);
        WrittenOver over = over(finding);
        over.note(read.sha256(), means.catalogue());
        if (read.backup() == null) {
            work.say(Objects.requireNonNull(read.leftOut()));
            return false;
        }
        Optional<Backup> same = over.same(read.sha256());
        if (same.isPresent()) {
            work.say(Words.of(
                    "backup.adopt.same",
                    found.copies().getFirst().located(),
                    same.get().id()));
            return false;
        }
        means.catalogue().add(read.backup());
        work.made("backup", read.backup().id());
        Optional.ofNullable(read.remark()).ifPresent(work::say);
        if (read.backup().pinReason() != null && !found.pinned()) {
            work.say(Words.of(
                    "backup.adopt.itspin", read.backup().id(), read.backup().pinReason()));
        }
        return true;
    }

    /** What Handrail wrote itself lies where nothing else did. */
    private static WrittenOver over(Finding finding) {
        return Objects.requireNonNullElseGet(finding.over(), () -> new WrittenOver(List.of(), ""));
    }

    /** Its own destination's name may be taken by another copy of the same backup. */
    private void addCopy(Backup of, Copy copy) throws OperationFailed {
        List<String> taken = means.catalogue().require(of.id()).copies().stream()
                .map(Copy::destination)
                .toList();
        String name = copy.destination();
        for (int n = 2; taken.contains(name); n++) {
            name = copy.destination() + " " + n;
        }
        means.catalogue().add(of.id(), new Copy(name, copy.kind(), copy.place(), copy.file(), copy.state()));
        if (of.pinned() && !means.catalogue().require(of.id()).pinned()) {
            means.catalogue().pin(of.id(), of.pinReason());
        }
    }
}
