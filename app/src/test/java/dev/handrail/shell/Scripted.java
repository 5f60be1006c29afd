package dev.handrail.shell;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A shell for tests of what is made of an answer: nothing runs, each command is answered as the test said, and all that was
 * asked can be looked at. What nobody said anything of ends well and answers nothing.
 */
public final class Scripted implements Shell {
    private record Rule(String word, Deque<Result> results) {
        boolean of(Pipeline pipeline) {
            return pipeline.stages().stream()
                    .flatMap(command -> command.arguments().stream())
                    .anyMatch(argument -> argument.contains(word));
        }

        Result next() {
            return results.size() > 1 ? results.removeFirst() : results.getFirst();
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private final List<Pipeline> asked = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final CountDownLatch all = new CountDownLatch(1);
    private boolean started;
    private boolean closed;

    /** A command with that in one of its arguments answers these, one after the other, the last one for good. */
    public Scripted answers(String word, String... outputs) {
        Deque<Result> results = new ArrayDeque<>();
        for (String output : outputs) {
            results.add(new Result(new Exit(List.of(0), List.of()), RawText.encode(output)));
        }
        rules.add(new Rule(word, results));
        return this;
    }

    /** A command with that in one of its arguments fails. */
    public Scripted fails(String word, int status, String error) {
        Result result = new Result(new Exit(List.of(status), List.of(error.split("\n", -1))), new byte[0]);
        rules.add(new Rule(word, new ArrayDeque<>(List.of(result))));
        return this;
    }

    /** What was asked to run, in order, as a person would read it. */
    public List<String> asked() {
        return asked.stream().map(CommandText::of).toList();
    }

    /** The last of it. */
    public Command last() {
        return asked.getLast().stages().getLast();
    }

    /** All that was written to what was started first, once its end was told. */
    public String sent() throws InterruptedException {
        all.await();
        return RawText.decode(sent.toByteArray());
    }

    public boolean closed() {
        return closed;
    }

    /** This for every machine. */
    public Shells everywhere() {
        return new Everywhere(this);
    }

    private Result result(Pipeline pipeline) {
        asked.add(pipeline);
        return rules.stream()
                .filter(rule -> rule.of(pipeline))
                .findFirst()
                .map(Rule::next)
                .orElse(new Result(new Exit(List.of(0), List.of()), new byte[0]));
    }

    @Override
    public String where() {
        return "test@example.org";
    }

    @Override
    public Running start(Pipeline pipeline, Consumer<String> errors) {
        Result result = result(pipeline);
        result.exit().errors().forEach(errors);
        boolean first = !started;
        started = true;
        return new Told(result, first);
    }

    @Override
    public Result run(Command command, byte[] stdin) {
        return result(Pipeline.of(command));
    }

    @Override
    public Channel connect(Endpoint endpoint) throws OperationFailed {
        throw OperationFailed.unreachable("Nothing listens in a test")
                .on(where())
                .build();
    }

    @Override
    public byte[] read(String path, int atMost) {
        return result(Pipeline.of(Command.of("read", path))).output();
    }

    @Override
    public void write(String path, byte[] content, int mode) {
        asked.add(Pipeline.of(Command.of("write", path, new String(content, StandardCharsets.UTF_8))));
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Told implements Running {
        private final Result result;
        private final boolean first;
        private final InputStream stdout;

        Told(Result result, boolean first) {
            this.result = result;
            this.first = first;
            this.stdout = new ByteArrayInputStream(result.output());
        }

        @Override
        public OutputStream stdin() {
            return first ? new Kept() : OutputStream.nullOutputStream();
        }

        @Override
        public InputStream stdout() {
            return stdout;
        }

        @Override
        public Exit await() {
            return result.exit();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    private final class Kept extends OutputStream {
        @Override
        public void write(int b) {
            sent.write(b);
        }

        @Override
        public void close() {
            all.countDown();
        }
    }

    private record Everywhere(Scripted shell) implements Shells {
        @Override
        public Shell on(Server server) {
            return shell;
        }

        @Override
        public boolean connected(Server server) {
            return true;
        }

        @Override
        public Shell here() {
            return shell;
        }

        @Override
        public void close() {}
    }
}
