package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script has produced: one file as it is, several as an archive. */
record ProducedTap(ScriptTap script, Produced produced, List<String> files, boolean packed) implements Tap {
    private static final String KIND = "script";
    private static final Pattern ENDING = Pattern.compile("[^/](?<ending>(\\.[A-Za-z][A-Za-z0-9]*){1,2})$");

    ProducedTap {
        files = List.copyOf(files);
    }

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public Subject subject() {
        return script.subject();
    }

    @Override
    public Shell shell() {
        return script.shell();
    }

    @Override
    public List<Check> checks() {
        return script.checks();
    }

    @Override
    public String reading() {
        return script.reading();
    }

    private boolean single() {
        return files.size() == 1;
    }

    @Override
    public Pipeline shown() {
        if (single()) {
            return Pipeline.of(Command.of("cat", "--", files.getFirst()));
        }
        List<String> words = new ArrayList<>(
                List.of("tar", "--create", "--file=-", "--format=posix", "--numeric-owner", "--directory=/", "--"));
        files.forEach(file -> words.add(file.substring(1)));
        return Pipeline.of(Command.of(words));
    }

    @Override
    public long expectedBytes() {
        return produced.bytes(files);
    }

    @Override
    public String ending() {
        if (!single()) {
            return ".tar";
        }
        Matcher matcher = ENDING.matcher(files.getFirst());
        return matcher.find() ? matcher.group("ending") : "";
    }

    /** All that a script produced is there before it is read: one that is written to still is no backup. */
    @Override
    public Flow open(Work work) {
        String origin = single() ? files.getFirst() : script.script().produces();
        Content content = new Content(
                Manifest.Source.plain(KIND, name(), origin),
                script.script().command().getFirst(),
                single() ? "file" : "tar",
                List.of(),
                List.of(new Manifest.Objects("files", files.size())),
                List.of());
        return new ProducedFlow(this, content);
    }

    @Override
    public void close() {
        script.close();
    }
}
