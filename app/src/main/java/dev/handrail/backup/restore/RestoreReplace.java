package dev.handrail.backup.restore;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Means;
import dev.handrail.backup.Sorting;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup in the place of the live database. All of it happens beside the live one, which is not touched before
 * the restored one is proven; then they change places in one transaction, and the old one is kept.
 */
public final class RestoreReplace implements Operation {
    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String live;
    private final String staged;
    private final String aside;
    private final Staging staging;
    private final LiveChecks liveChecks;
    private final DrillChecks questions;
    private final Ahead ahead;

    /**
     * @param beside the entry of the profile that leads to the live database's server
     * @param questions what the restored one must answer with yes before it takes the live one's place
     * @param ahead what is written before
     */
    public RestoreReplace(
            Means means, Backup backup, Server server, Database beside, DrillChecks questions, Ahead ahead) {
        Instant now = means.clock().instant();
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.live = backup.manifest().source().origin();
        this.staged = BesideName.of(live, "restore", now);
        this.aside = BesideName.of(live, "before", now);
        this.staging = new Staging(means, backup, server, beside, staged, Staging.Purpose.PLACE);
        this.liveChecks = new LiveChecks(means.databases(), server, beside, live);
        this.questions = questions;
        this.ahead = ahead;
    }

    @Override
    public String name() {
        return RestoreInto.WORDS;
    }

    @Override
    public String title() {
        return Words.of("restore.replace.title", live);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    /** A dump of the live database would be sent away in the middle, and what is read must not be removed. */
    @Override
    public Set<String> exclusions() {
        return BackupDelete.andSource(server, backup);
    }

    @Override
    public boolean tellsOfExchange() {
        return true;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Optional<LiveChecks.Seen> there = liveChecks.with(new NewDatabase(means.databases(), server, beside, staged));
        if (there.isEmpty()) {
            Check gone = Check.blocker(
                    Words.of("restore.replace.nolive", live),
                    Words.of("restore.replace.nolive.next", backup.id(), live));
            return new Plan(title(), effect(), List.of(gone), List.of(), List.of());
        }
        LiveDatabase database = there.get().live();
        NewDatabase.Prospect prospect = there.get().prospect();
        List<Check> checks = new ArrayList<>();
        checks.addAll(staging.copyChecks(true));
        checks.add(staging.versionCheck(prospect));
        checks.addAll(staging.formCheck());
        checks.addAll(staging.needsChecks(prospect));
        checks.add(encodingCheck(database));
        checks.add(new TargetChecks(means, server, beside)
                .room(database.tablespace(), RoomNeeded.of(backup.manifest(), database.bytes()), ahead));
        checks.add(new TargetChecks(means, server, beside).duration(backup));
        checks.addAll(liveChecks.of(database));
        LeftOutTables leftOut = new LeftOutTables(backup.manifest(), live, aside);
        checks.addAll(leftOut.checks(() -> leftOut.onPostgres(means.databases(), server, beside)));
        checks.addAll(staging.changes(prospect));
        List<Step> steps = new ArrayList<>(staging.steps(prospect, database.create(staged)));
        steps.addAll(questions.steps(server, staged));
        int beside = steps.size();
        steps.add(new Step(
                Words.of("swap.step", staged, live),
                server.name(),
                trade(database, 0, Words.of("restore.replace.therun")).shown(),
                Effect.DESTROYS));
        return new Plan(
                title(), effect(), checks, steps, List.of(Words.of("restore.replace.cannotundo", aside)), beside);
    }

    /** The dump of another program says nothing of that: what stands in its manifest is made up. */
    private Check encodingCheck(LiveDatabase database) {
        Manifest.Source source = backup.manifest().source();
        String was = told(source.encoding(), source.collate(), source.characterType(), source.sorting());
        String is = told(database.encoding(), database.collate(), database.characterType(), database.sorting());
        return backup.manifest().foreign() || was.isBlank() || was.equals(is)
                ? Check.ok(Words.of("restore.check.encoding", is))
                : Check.warning(
                        Words.of("restore.check.encoding.other", was, is),
                        Words.of("restore.check.encoding.other.next"));
    }

    private static String told(String encoding, String collate, String characterType, @Nullable Sorting sorting) {
        List<String> told = new ArrayList<>(List.of(encoding, collate));
        if (!characterType.equals(collate)) {
            told.add(characterType);
        }
        if (sorting != null) {
            told.addAll(Stream.of(sorting.provider(), sorting.locale(), sorting.rules())
                    .filter(Objects::nonNull)
                    .toList());
        }
        return String.join(" ", told);
    }

    private Trade trade(LiveDatabase database, long stagedOid, String run) {
        return new Trade(
                live,
                database.oid(),
                staged,
                stagedOid,
                aside,
                database.carriedTo(staged),
                Words.of("swap.remark", backup.id(), run));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        LiveDatabase database = liveChecks.required();
        Staged proven = staging.fill(database.create(staged), work);
        Duration took = Duration.between(began, means.clock().instant());
        questions.require(new PostgresAsked(means.databases(), server, beside, staged, true), server, work);
        proven.proven(took);
        List<TableRows> contents = backup.manifest().tables().isEmpty()
                ? new RestoredRows(means.databases(), server, beside, staged).contents(work)
                : backup.manifest().tables();
        LeftOutTables leftOut = new LeftOutTables(backup.manifest(), live, aside);
        leftOut.tell(() -> leftOut.onPostgres(means.databases(), server, beside, contents), work);
        work.exchanges();
        // What it is besides its content may have changed while the new one was filled.
        List<LiveDatabase> both = liveChecks.required(staged);
        LiveDatabase now = both.getFirst();
        long stagedOid = both.getLast().oid();
        KeptDatabase kept = new KeptDatabase(
                work.run(),
                server.name(),
                beside.name(),
                backup.source(),
                live,
                stagedOid,
                aside,
                now.oid(),
                means.clock().instant(),
                backup.id(),
                now.comment(),
                contents,
                false);
        new Exchange(means, server, beside).perform(trade(now, stagedOid, work.run()), kept, "", work);
        staging.keep();
    }
}
