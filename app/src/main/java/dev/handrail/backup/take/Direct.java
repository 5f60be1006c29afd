package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.backup.source.Flow;
import dev.handrail.backup.source.Tap;
import dev.handrail.backup.source.TemporaryFolder;
import dev.handrail.operation.Work;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.ScriptText;
import dev.handrail.storage.PartSizes;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is read on a server in folders of that server and in buckets, without a byte of it passing this computer, which
 * only says what is to be done, and believes what it is told when all of it fits together.
 */
final class Direct implements Delivery, DirectLines.Listener {
    private static final String SCRIPT = "direct.sh";
    private static final String PARTS = DirectLook.PLACE + "/handrail-parts-";
    private static final String OURS = "handrail-";

    private final Server server;
    private final Tap tap;
    private final Stages stages;
    private final Way way;
    private final long expected;
    private final Work work;
    private final String folder;
    private final Outlets outlets;
    private final Told told;
    private final DirectLines lines = new DirectLines(this);
    private final AtomicReference<@Nullable Running> reading = new AtomicReference<>();
    private final AtomicLong cut = new AtomicLong(-1);
    private @Nullable TemporaryFolder temporary;
    private volatile @Nullable Parts parts;
    private long stored;

    Direct(
            Server server,
            Tap tap,
            Stages stages,
            Way way,
            List<Target> targets,
            String id,
            String file,
            long expected,
            Work work) {
        this.server = server;
        this.tap = tap;
        this.stages = stages;
        this.way = way;
        this.expected = expected;
        this.work = work;
        this.folder = PARTS + id;
        this.told = new Told(tap, stages);
        this.outlets = new Outlets(targets, file);
    }

    @Override
    public void begin() throws OperationFailed {
        outlets.begin();
        if (!outlets.buckets().isEmpty()) {
            temporary = TemporaryFolder.make(server, tap.shell(), folder, work);
            ByteSize rate = stages.packing().rate();
            Patience patience = Patience.there(tap);
            parts = new Parts(tap.shell(), folder, outlets, patience, rate == null ? 0 : rate.bytes(), this::moved);
        }
    }

    @Override
    public Stream.Streamed through(Flow flow) throws OperationFailed {
        outlets.tell(work::part, expected);
        Pipeline before = before(flow);
        Pipeline pipeline = before;
        for (FolderOutlet one : outlets.teed()) {
            pipeline = pipeline.pipe(one.tee());
        }
        pipeline = pipeline.pipe(last());
        work.command(
                tap.shell().where(),
                CommandText.of(way.shown(stages.shown(flow.shown()), server, stages, outlets.targets())));
        try (Running running = tap.shell().start(pipeline, line -> said(flow, line));
                Work.Handle cancel = work.onCancel(running::cancel);
                Work.Handle stop = work.onCancel(this::stop)) {
            reading.set(running);
            giveUpIfAllAreLost();
            Exit exit = ended(running);
            flow.read();
            agree(flow, pipeline, before.stages().size(), exit);
            finish();
            return new Stream.Streamed(
                    told.bytes(), stored, Objects.requireNonNull(told.storedSha256()), told.plainSha256());
        }
    }

    private Pipeline before(Flow flow) {
        Pipeline packed = told.packed(flow.pipeline());
        return Way.sealing(server)
                .map(age -> packed.pipe(stages.gently(age)))
                .orElse(packed)
                .pipe(told.counting())
                .pipe(told.hashing());
    }

    private Command last() {
        List<String> words = new ArrayList<>();
        if (outlets.buckets().isEmpty()) {
            words.addAll(List.of(
                    outlets.single() ? "into" : "drain",
                    outlets.folders().getFirst().path()));
        } else {
            PartSizes sizes = outlets.sizes();
            words.addAll(List.of("parts", folder, String.valueOf(sizes.first()), String.valueOf(sizes.growth())));
            words.addAll(way.md5());
        }
        return ScriptText.command(Direct.class, SCRIPT, words);
    }

    private void said(Flow flow, String line) {
        if (!lines.hears(line) && !told.hears(line) && !flow.hears(line)) {
            work.say(line);
        }
    }

    @Override
    public void at(long bytes) {
        outlets.folders().forEach(one -> one.at(bytes));
        if (outlets.buckets().isEmpty()) {
            work.progress(bytes, Math.max(expected, bytes), Work.Unit.BYTES);
        }
    }

    @Override
    public void part(int number, long bytes, String md5) {
        Objects.requireNonNull(parts, "parts are cut for buckets only").arrived(number, bytes, md5);
    }

    @Override
    public void end(long bytes) {
        cut.set(bytes);
    }

    private void moved() {
        outlets.sent().ifPresent(sent -> work.progress(sent, Math.max(expected, sent), Work.Unit.BYTES));
        giveUpIfAllAreLost();
    }

    /** Then there is nothing to read the source for. */
    private void giveUpIfAllAreLost() {
        Running running = reading.get();
        if (running != null && outlets.living().isEmpty()) {
            running.cancel();
        }
    }

    /** Nothing but its end comes from there. */
    private Exit ended(Running running) throws OperationFailed {
        try {
            running.stdout().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The connection is gone; awaiting tells so.
        }
        try {
            work.stopIfCancelled();
            Exit exit = running.await();
            work.stopIfCancelled();
            return new Exit(
                    exit.statuses(),
                    exit.errors().stream()
                            .filter(line -> !line.startsWith(OURS))
                            .toList());
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            outlets.requireOne();
            throw e;
        }
    }

    /** Every stage ended well; where one only wrote into one of several folders, that folder is lost and no other. */
    private void agree(Flow flow, Pipeline pipeline, int tees, Exit exit) throws OperationFailed {
        List<Integer> bad = new ArrayList<>(Told.bad(flow, exit));
        int last = pipeline.stages().size() - 1;
        String where = tap.shell().where();
        if (bad.contains(last)) {
            outlets.requireOne();
            throw outlets.single() ? outlets.folders().getFirst().failure(where, exit) : uncut(exit);
        }
        List<FolderOutlet> teed = outlets.teed();
        for (int i = 0; i < teed.size(); i++) {
            if (bad.remove(Integer.valueOf(tees + i))) {
                teed.get(i).lose(teed.get(i).failure(where, exit));
            }
        }
        if (!bad.isEmpty()) {
            throw told.failed(flow, pipeline, exit, bad.getLast());
        }
        outlets.requireOne();
    }

    private OperationFailed uncut(Exit exit) {
        return OperationFailed.failed(Words.of("backup.direct.cut", tap.name(), folder))
                .on(tap.shell().where())
                .cameBack(exit.errorText())
                .next(Words.of("backup.direct.cut.next", DirectLook.PLACE))
                .build();
    }

    private void finish() throws OperationFailed {
        Parts sending = parts;
        stored = told.stored();
        if (sending != null) {
            sending.finish();
            work.stopIfCancelled();
            outlets.requireOne();
            told.require(cut.get());
            outlets.breakOffUnless(stored);
        } else {
            told.require(stored);
        }
        outlets.requireOne();
        if (told.storedSha256() == null) {
            throw told.unhashed();
        }
    }

    @Override
    public void commit(byte[] manifest) throws OperationFailed {
        outlets.living().forEach(outlet -> outlet.commit(manifest, stored));
        outlets.requireOne();
    }

    @Override
    public List<Target> stored() {
        return outlets.living().stream().map(Outlet::target).toList();
    }

    @Override
    public List<Lost> lost() {
        return outlets.lost();
    }

    private void stop() {
        Parts sending = parts;
        if (sending != null) {
            sending.stop();
        }
    }

    @Override
    public void close() throws OperationFailed {
        stop();
        try {
            outlets.close();
        } finally {
            removeTemporary();
        }
    }

    /** What cannot be removed now stays noted as left over. */
    private void removeTemporary() {
        try {
            if (temporary != null) {
                temporary.close();
            }
        } catch (OperationFailed e) {
            work.say(e.getMessage());
        }
    }
}
