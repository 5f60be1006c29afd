package dev.handrail.shell;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.function.Consumer;

/** Shells that tell every pipeline before it runs, and again when it has run or has begun to. */
public record WatchedShells(Shells real, Consumer<Pipeline> before, Consumer<Pipeline> after) implements Shells {
    @Override
    public Shell on(Server server) throws OperationFailed {
        return new Watched(real.on(server));
    }

    @Override
    public boolean connected(Server server) {
        return real.connected(server);
    }

    @Override
    public Shell here() {
        return new Watched(real.here());
    }

    @Override
    public void close() {
        real.close();
    }

    private final class Watched implements Shell {
        private final Shell shell;

        Watched(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Running start(Pipeline pipeline, Consumer<String> errors) throws OperationFailed {
            before.accept(pipeline);
            Running running = shell.start(pipeline, errors);
            after.accept(pipeline);
            return running;
        }

        @Override
        public Result run(Command command, byte[] stdin) throws OperationFailed {
            before.accept(Pipeline.of(command));
            Result result = shell.run(command, stdin);
            after.accept(Pipeline.of(command));
            return result;
        }

        @Override
        public String where() {
            return shell.where();
        }

        @Override
        public Channel connect(Endpoint endpoint) throws OperationFailed {
            return shell.connect(endpoint);
        }

        @Override
        public byte[] read(String path, int atMost) throws OperationFailed {
            return shell.read(path, atMost);
        }

        @Override
        public void write(String path, byte[] content, int mode) throws OperationFailed {
            shell.write(path, content, mode);
        }

        @Override
        public void close() {
            shell.close();
        }
    }
}
