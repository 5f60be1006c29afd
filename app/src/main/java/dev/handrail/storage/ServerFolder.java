package dev.handrail.storage;

import dev.handrail.shell.RawText;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a server where backups lie, reached by nothing but its shell. As in a {@link Folder}, what stands there under
 * its own name is whole: it was written as .partial, counted, brought to the disk, and renamed without overwriting.
 */
public final class ServerFolder implements Storage {
    private static final Pattern SPACE = Pattern.compile("\\s(\\d+)\\s+(\\d+)\\s+(-?\\d+)\\s+(?:\\d+%|-)\\s");
    private static final Pattern BEYOND_THE_MACHINE = Pattern.compile("(?<=:)[/~].*$", Pattern.DOTALL);
    private static final Pattern BEFORE_THE_FOLDER = Pattern.compile("^[^/~]*:(?=[/~])");
    private static final long KILOBYTE = 1024;

    /** The way to the server; each shell is closed when what it was opened for is done. */
    @FunctionalInterface
    public interface Way {
        Shell open() throws OperationFailed;
    }

    private final ServerScript script;
    private final String place;
    private final String where;

    /**
     * @param where the server, for a person
     * @param folder as a profile names it: what does not begin at the root begins at the home of who logs in
     */
    public ServerFolder(Way way, String where, String folder) {
        this(way, where, folder, null);
    }

    /** @param user whose rights are needed to see it; null for those of who logs in */
    public ServerFolder(Way way, String where, String folder, @Nullable String user) {
        String rooted = folder.startsWith("/") || folder.startsWith("~") ? folder : "~/" + folder;
        String trimmed = rooted.replaceFirst("(?<=.)/+$", "");
        this.script = new ServerScript(way, trimmed, user);
        this.place = where + ":" + trimmed;
        this.where = where;
    }

    /** The folder of a place as {@link #place()} tells it. */
    public static String folder(String place) {
        return BEFORE_THE_FOLDER.matcher(place).replaceFirst("");
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public String locate(String name) {
        return place + "/" + name;
    }

    @Override
    public Sink begin(String name) throws OperationFailed {
        String tried = Words.of("storage.failed.begin", locate(name));
        script.ask(tried, "begin", simple(name));
        return ServerFolderSink.open(script, this, name);
    }

    /** Begins to write something that somebody on the server itself appends to it. */
    public WrittenThere beginThere(String name) throws OperationFailed {
        String tried = Words.of("storage.failed.begin", locate(name));
        Result begun = script.ask(tried, "begin", simple(name));
        return new WrittenThere(script, this, name, RawText.decode(begun.output()));
    }

    @Override
    public void write(String name, byte[] content) throws OperationFailed {
        try (Sink sink = begin(name)) {
            sink.write(content, content.length);
            sink.commit();
        }
    }

    @Override
    public InputStream read(String name) throws OperationFailed {
        String tried = Words.of("storage.failed.read", locate(name));
        long length = size(name)
                .orElseThrow(() -> OperationFailed.failed(tried)
                        .on(place)
                        .cameBack(Words.of("storage.gone"))
                        .next(Words.of("storage.gone.next"))
                        .build());
        return ServerFolderReading.open(script, "read", name, tried, length);
    }

    @Override
    public InputStream sha256(String name) throws OperationFailed {
        String tried = Words.of("storage.failed.read", locate(name));
        return ServerFolderReading.open(script, "hash", simple(name), tried, 0);
    }

    @Override
    public OptionalLong size(String name) throws OperationFailed {
        String told = script.ask(Words.of("storage.failed.read", locate(name)), "size", simple(name))
                .text();
        return told.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(told));
    }

    @Override
    public boolean delete(String name) throws OperationFailed {
        return removed("delete", name);
    }

    @Override
    public void discard(String name) throws OperationFailed {
        removed("discard", name);
    }

    private boolean removed(String how, String name) throws OperationFailed {
        return !script.ask(Words.of("storage.failed.delete", locate(name)), how, simple(name))
                .text()
                .isEmpty();
    }

    @Override
    public List<Stored> list() throws OperationFailed {
        return files().stream()
                .filter(file -> !file.name().endsWith(FolderSink.PARTIAL))
                .toList();
    }

    @Override
    public List<Unfinished> unfinished() throws OperationFailed {
        return files().stream()
                .filter(file -> file.name().endsWith(FolderSink.PARTIAL))
                .map(FolderSink::unfinished)
                .toList();
    }

    @Override
    public List<String> folders() throws OperationFailed {
        Result result = script.ask(Words.of("storage.failed.read", place), "folders");
        return Stream.of(new String(result.output(), StandardCharsets.UTF_8).split("\0"))
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }

    @Override
    public Storage within(String name) throws OperationFailed {
        return new ServerFolder(script.way(), where, script.folder() + "/" + simple(name), script.user());
    }

    /** Each as its size, its time and its name, which may hold anything but the NUL it ends with. */
    private List<Stored> files() throws OperationFailed {
        Result result = script.ask(Words.of("storage.failed.read", place), "list");
        List<Stored> files = new ArrayList<>();
        for (String line : new String(result.output(), StandardCharsets.UTF_8).split("\0")) {
            String[] parts = line.split(" ", 3);
            if (parts.length == 3) {
                Instant changed = Instant.ofEpochSecond(Long.parseLong(parts[1]));
                files.add(new Stored(parts[2], Long.parseLong(parts[0]), changed));
            }
        }
        return files;
    }

    @Override
    public OptionalLong free() throws OperationFailed {
        return space(3);
    }

    @Override
    public OptionalLong capacity() throws OperationFailed {
        return space(1);
    }

    private OptionalLong space(int column) throws OperationFailed {
        Matcher found = SPACE.matcher(df());
        return found.find()
                ? OptionalLong.of(Math.max(0, Long.parseLong(found.group(column))) * KILOBYTE)
                : OptionalLong.empty();
    }

    private String df() throws OperationFailed {
        return script.ask(Words.of("storage.failed.space", place), "free").text() + "\n";
    }

    /** What df calls it and where it is mounted, on that machine. */
    @Override
    public Optional<String> disk() throws OperationFailed {
        String told = df();
        Matcher found = SPACE.matcher(told);
        if (!found.find()) {
            return Optional.empty();
        }
        String device = told.substring(told.lastIndexOf('\n', found.start()) + 1, found.start());
        String mounted = told.substring(found.end()).strip();
        return Optional.of(BEYOND_THE_MACHINE.matcher(place).replaceFirst("") + " " + device + " " + mounted);
    }

    /** As that of a {@link Folder}: the same machine may be reached under many names. */
    @Override
    public Optional<String> identity() throws OperationFailed {
        String told =
                script.ask(Words.of("storage.failed.read", place), "identity").text();
        return Optional.of(told).filter(text -> !text.isEmpty());
    }

    /** A name may come from a manifest that somebody else wrote: it must not lead out of the folder. */
    static String simple(String name) throws OperationFailed {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/") || name.contains("\0")) {
            throw OperationFailed.refused(Words.of("storage.name", name))
                    .next(Words.of("storage.name.next"))
                    .build();
        }
        return name;
    }
}
