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
import dev.handrail.storage.Stored;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Enters the backups that lie in a place into the catalogue: after the catalogue was lost, on another computer, or of
 * dumps that another program made. They are entered as there and complete, which is all that was seen; nothing in the
 * place is changed.
 */
public final class Adopt implements Operation {
    public static final String WORDS = "backup adopt";

    private final Means means;
    private final Server server;
    private final Target target;
    private final boolean foreignToo;

    /**
     * @param server whose the foreign dumps are that lie there
     * @param foreignToo whether a server was named for foreign dumps
     */
    public Adopt(Means means, Server server, Target target, boolean foreignToo) {
        this.means = means;
        this.server = server;
        this.target = target;
        this.foreignToo = foreignToo;
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

    private List<Finding> look() throws OperationFailed {
        Map<String, Stored> files = new LinkedHashMap<>();
        target.storage().list().forEach(stored -> files.put(stored.name(), stored));
        List<Finding> findings = new ArrayList<>(
                new Shelf(target, means.catalogue(), means.clock().instant()).findings(files));
        findings.addAll(new ForeignDumps(means, server, target, foreignToo).findings(files));
        return findings;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Finding finding : look()) {
            switch (finding.fate()) {
                case ENTER, ADD_COPY ->
                    steps.add(new Step(finding.told(), target.kind().where(server.name()), null, Effect.READS));
                case KNOWN -> checks.add(Check.ok(finding.told()));
                case LEFT_OUT -> checks.add(Check.warning(finding.told(), Words.of("backup.adopt.leftout.next")));
            }
        }
        if (steps.isEmpty()) {
            checks.add(
                    Check.ok(Words.of("backup.adopt.nothing", target.storage().place())));
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        int entered = 0;
        for (Finding finding : look()) {
            work.stopIfCancelled();
            work.say(finding.told());
            switch (finding.fate()) {
                case ENTER -> {
                    Backup backup = Objects.requireNonNull(finding.backup());
                    if (Elsewhere.in(means, server, target, backup, work)) {
                        work.say(Words.of(
                                "backup.adopt.own", backup.manifest().artifact().file()));
                        continue;
                    }
                    means.catalogue().add(ForeignDumps.hashed(backup, target, work));
                    work.made("backup", backup.id());
                    entered++;
                }
                case ADD_COPY -> {
                    addCopy(Objects.requireNonNull(finding.backup()), Objects.requireNonNull(finding.copy()));
                    entered++;
                }
                case KNOWN, LEFT_OUT -> {} // said above
            }
        }
        work.say(Words.of("backup.adopt.done", entered, target.storage().place()));
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
    }
}
