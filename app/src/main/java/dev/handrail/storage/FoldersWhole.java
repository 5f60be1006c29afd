package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A storage in which a folder of files, such as another program's dump, is one thing: it is read as a tar of what lies right
 * in it. Its name ends in a slash.
 */
public final class FoldersWhole implements Storage {
    private static final String SLASH = "/";

    private final Storage real;

    public FoldersWhole(Storage real) {
        this.real = real;
    }

    /** What the folder is called as one thing. */
    public static String named(String folder) {
        return folder + SLASH;
    }

    public static boolean is(String name) {
        return name.endsWith(SLASH);
    }

    /** What lies under that name in the real one. */
    public static String folder(String name) {
        return name.substring(0, name.length() - SLASH.length());
    }

    private Storage inside(String name) throws OperationFailed {
        return real.within(folder(name));
    }

    private boolean there(String name) throws OperationFailed {
        return real.folders().contains(folder(name));
    }

    /** What lies in it; nothing where it is not there. */
    private List<Stored> files(String name) throws OperationFailed {
        return there(name) ? inside(name).list() : List.of();
    }

    /** What is named as if it lay in it beside its files, such as its manifest, is nowhere. */
    private static boolean nowhere(String name) {
        return !is(name) && name.contains(SLASH);
    }

    @Override
    public String place() {
        return real.place();
    }

    @Override
    public String locate(String name) {
        return real.locate(name);
    }

    @Override
    public Sink begin(String name) throws OperationFailed {
        return real.begin(name);
    }

    @Override
    public void write(String name, byte[] content) throws OperationFailed {
        real.write(name, content);
    }

    @Override
    public InputStream read(String name) throws OperationFailed {
        if (!is(name)) {
            return real.read(name);
        }
        List<Stored> files = files(name);
        if (files.isEmpty()) {
            throw OperationFailed.failed(Words.of("storage.failed.read", locate(name)))
                    .cameBack(Words.of("storage.gone"))
                    .next(Words.of("storage.gone.next"))
                    .build();
        }
        for (Stored file : files) {
            if (file.name().getBytes(StandardCharsets.UTF_8).length > TarHeader.LONGEST_NAME) {
                throw OperationFailed.refused(Words.of("storage.failed.read", locate(name)))
                        .cameBack(Words.of("storage.name", file.name()))
                        .next(Words.of("storage.name.next"))
                        .build();
            }
        }
        return new FolderTar(inside(name), files);
    }

    @Override
    public InputStream sha256(String name) throws OperationFailed {
        return is(name) ? InputStream.nullInputStream() : real.sha256(name);
    }

    @Override
    public OptionalLong size(String name) throws OperationFailed {
        if (nowhere(name)) {
            return OptionalLong.empty();
        }
        if (!is(name)) {
            return real.size(name);
        }
        List<Stored> files = files(name);
        return files.isEmpty() ? OptionalLong.empty() : OptionalLong.of(FolderTar.size(files));
    }

    /**
     * Its files, and then itself, which fails where it holds anything else. A plain file may have its name, where there is no
     * such folder, or beside it as in a bucket: that one stays.
     */
    @Override
    public boolean delete(String name) throws OperationFailed {
        if (nowhere(name)) {
            return false;
        }
        if (!is(name)) {
            return real.delete(name);
        }
        if (!there(name)) {
            return false;
        }
        Storage inside = inside(name);
        List<Stored> files = inside.list();
        for (Stored file : files) {
            inside.delete(file.name());
        }
        String folder = folder(name);
        if (real.list().stream().noneMatch(file -> file.name().equals(folder))) {
            real.delete(folder);
        }
        return !files.isEmpty();
    }

    @Override
    public boolean keepsVersions() {
        return real.keepsVersions();
    }

    @Override
    public void discard(String name) throws OperationFailed {
        if (!name.contains(SLASH)) {
            real.discard(name);
        }
    }

    @Override
    public List<Stored> list() throws OperationFailed {
        return real.list();
    }

    @Override
    public List<String> folders() throws OperationFailed {
        return real.folders();
    }

    @Override
    public Storage within(String name) throws OperationFailed {
        return real.within(name);
    }

    @Override
    public List<Unfinished> unfinished() throws OperationFailed {
        return real.unfinished();
    }

    @Override
    public OptionalLong free() throws OperationFailed {
        return real.free();
    }

    @Override
    public Optional<String> disk() throws OperationFailed {
        return real.disk();
    }

    @Override
    public Optional<String> identity() throws OperationFailed {
        return real.identity();
    }

    @Override
    public OptionalLong capacity() throws OperationFailed {
        return real.capacity();
    }
}
