package dev.handrail;

import dev.handrail.practice.PracticeServer;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The practice server of this program: started when somebody wants it, entered in the book, stopped with the program. */
final class Practising implements AutoCloseable {
    private final Program program;
    private final Path folder;
    private final Clock clock;
    private @Nullable PracticeServer running;

    Practising(Program program, Path home, Clock clock) {
        this.program = program;
        this.folder = home.resolve("practice");
        this.clock = clock;
    }

    /** Starts it if it does not run yet; its ports may be other ones than before, so these are saved each time. */
    synchronized Server start() throws OperationFailed {
        PracticeServer practice = running;
        if (practice == null) {
            Touring.requireTools();
            practice = PracticeServer.start(folder, clock);
            running = practice;
        }
        Servers servers = program.servers().get();
        Optional<Server> kept = servers.named(PracticeServer.NAME);
        Server server = kept.isPresent() ? practice.profile(kept.get()) : practice.profile();
        servers.save(server);
        return server;
    }

    /** Stops it, and removes its folder and its profile; the backups that were made of it stay. */
    synchronized void remove() throws OperationFailed {
        close();
        PracticeServer.remove(folder);
        Servers servers = program.servers().get();
        if (servers.profile(PracticeServer.NAME).isPresent()) {
            servers.remove(PracticeServer.NAME);
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }
}
