package dev.handrail.practice;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The practice server of this program: started when somebody wants it, entered in the book, stopped with the program. */
public final class Practising implements AutoCloseable {
    private final Path folder;
    private final Lazy<Servers> book;
    private final Clock clock;
    private @Nullable PracticeServer running;

    /** @param folder all of it lies in there */
    public Practising(Path folder, Lazy<Servers> book, Clock clock) {
        this.folder = folder;
        this.book = book;
        this.clock = clock;
    }

    /** It runs no longer than the program that started it, so that only what ends it is for every script. */
    public List<Offer> offers() {
        return List.of(new Offer.Action(
                PracticeRemoval.WORDS, Words.of("practice.remove"), Effect.DESTROYS, List.of(), given -> removing()));
    }

    /** Starts it in this program. */
    public PracticeStart starting() throws OperationFailed {
        return new PracticeStart(this, entry().server());
    }

    /** Stops it, and removes its folder and its profile. */
    public Operation removing() throws OperationFailed {
        return new PracticeRemoval(this, entry().server());
    }

    PracticeEntry entry() throws OperationFailed {
        return new PracticeEntry(book.get(), new PracticeFolder(folder).root());
    }

    /** Fails where another server of the book has the name that it would be entered by. */
    public void requireItsName() throws OperationFailed {
        entry().requireItsName();
    }

    Path folder() {
        return folder;
    }

    /** The folder that all of it lies in, where that server is it: whoever only takes the profile away leaves the folder. */
    public Optional<Path> folderOf(Server server) {
        Path root = new PracticeFolder(folder).root();
        boolean meant = server.equals(PracticeProfile.unreached()) || isIt(server);
        return meant && Files.exists(root) ? Optional.of(root) : Optional.empty();
    }

    /** Whether that server of the book is it, whatever a person made of its name and its purpose. */
    public boolean isIt(Server server) {
        return PracticeProfile.isOf(server, folder);
    }

    /** Starts it if it does not run yet; its ports may be other ones than before, so these are saved each time. */
    synchronized Server start() throws OperationFailed {
        requireItsName();
        PracticeServer practice = running;
        if (practice == null) {
            practice = PracticeServer.start(folder, clock);
            running = practice;
        }
        Optional<Server> kept = entry().kept();
        Server server = kept.isPresent() ? practice.profile(kept.get()) : practice.profile();
        book.get().save(server);
        return server;
    }

    /** Who else runs it; empty when nobody does. */
    synchronized Optional<String> heldElsewhere() throws OperationFailed {
        return running == null ? PracticeServer.heldBy(folder) : Optional.empty();
    }

    /** Stops it, and removes its folder and its profile; the backups that were made of it stay. */
    synchronized void remove() throws OperationFailed {
        close();
        PracticeServer.remove(folder);
        entry().remove();
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }
}
