package dev.handrail.storage;

import dev.handrail.server.UserPath;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.SystemError;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder on the workstation where backups lie. What stands there under its own name is whole: it is written under a
 * name that ends in .partial, brought to the disk, and only then given its name.
 */
public final class Folder implements Storage {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    public Folder(Path path) {
        this.path = path;
    }

    /** The folder that a profile names, where a leading ~ is the home of whoever runs Handrail. */
    public static Folder named(String folder) {
        return new Folder(UserPath.of(folder).toAbsolutePath());
    }

    @Override
    public String place() {
        return path.toString();
    }

    @Override
    public String locate(String name) {
        return path.resolve(name).toString();
    }

    @Override
    public Sink begin(String name) throws OperationFailed {
        Path target = file(name);
        try {
            create();
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            return new FolderSink(target);
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.begin", target), e);
        }
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
        Path file = file(name);
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.read", file), e);
        }
    }

    @Override
    public OptionalLong size(String name) throws OperationFailed {
        Path file = file(name);
        if (!reached()) {
            throw failure(Words.of("storage.failed.read", file), new NoSuchFileException(path.toString()));
        }
        try {
            return OptionalLong.of(Files.size(file));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.read", file), e);
        }
    }

    /** One that lies right in it, whoever wrote down its name. */
    private Path file(String name) throws OperationFailed {
        return path.resolve(ServerFolder.simple(name));
    }

    /** An unplugged disk is not an empty folder. */
    private boolean reached() {
        return Files.isDirectory(path);
    }

    @Override
    public boolean delete(String name) throws OperationFailed {
        Path file = file(name);
        // A folder may be gone; where what it lay in is gone too, nobody knows what still lies there.
        if (!nearest().equals(path) && !nearest().equals(path.getParent())) {
            throw failure(Words.of("storage.failed.delete", file), new NoSuchFileException(path.toString()));
        }
        try {
            boolean was = Files.deleteIfExists(file);
            if (was) {
                sync(path);
            }
            return was;
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.delete", file), e);
        }
    }

    @Override
    public void discard(String name) throws OperationFailed {
        delete(name + FolderSink.PARTIAL);
    }

    @Override
    public List<Stored> list() throws OperationFailed {
        List<Stored> stored = new ArrayList<>();
        for (Path file : files()) {
            if (!name(file).endsWith(FolderSink.PARTIAL)) {
                stored.add(stored(file));
            }
        }
        return stored;
    }

    @Override
    public List<Unfinished> unfinished() throws OperationFailed {
        List<Unfinished> found = new ArrayList<>();
        for (Path file : files()) {
            if (name(file).endsWith(FolderSink.PARTIAL)) {
                found.add(FolderSink.unfinished(stored(file)));
            }
        }
        return found;
    }

    private Stored stored(Path file) throws OperationFailed {
        try {
            return new Stored(
                    name(file),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.read", file), e);
        }
    }

    @Override
    public List<String> folders() throws OperationFailed {
        return those(Files::isDirectory).stream().map(Folder::name).toList();
    }

    @Override
    public Storage within(String name) throws OperationFailed {
        return new Folder(file(name));
    }

    private List<Path> files() throws OperationFailed {
        return those(Files::isRegularFile);
    }

    private List<Path> those(Predicate<Path> wanted) throws OperationFailed {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.read", path), e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** How many bytes still fit, asked of the nearest folder that is there. */
    @Override
    public OptionalLong free() throws OperationFailed {
        Path there = nearest();
        try {
            // Java finds a FileStore by its mount point, and in a changed root (chroot, some containers) there is none.
            long bytes = there.toFile().getUsableSpace();
            return OptionalLong.of(bytes > 0 ? bytes : Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            throw failure(Words.of("storage.failed.space", path), e);
        }
    }

    @Override
    public OptionalLong capacity() {
        long bytes = nearest().toFile().getTotalSpace();
        return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    @Override
    public Optional<String> disk() {
        return KnownFolder.disk(nearest());
    }

    @Override
    public Optional<String> identity() {
        Path there = nearest();
        return KnownFolder.identity(there, "/" + there.relativize(path));
    }

    private Path nearest() {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private void create() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }

    /** A failure of this folder, with what to do about the ones that people meet. */
    static OperationFailed failure(String tried, IOException e) {
        OperationFailed.Telling telling = OperationFailed.failed(tried).on(Words.of("storage.here"));
        if (SystemError.noRoomIn(e.getMessage())) {
            return telling.cameBack(Words.of("storage.full"))
                    .next(Words.of("storage.full.next"))
                    .because(e);
        }
        if (e instanceof NoSuchFileException) {
            return telling.cameBack(Words.of("storage.gone"))
                    .next(Words.of("storage.gone.next"))
                    .because(e);
        }
        if (e instanceof AccessDeniedException) {
            return telling.cameBack(Words.of("storage.denied"))
                    .next(Words.of("storage.denied.next", System.getProperty("user.name")))
                    .because(e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return telling.cameBack(Words.of("storage.exists"))
                    .next(Words.of("storage.exists.next"))
                    .because(e);
        }
        return telling.next(Words.of("storage.failed.next")).because(e);
    }

    /** Brings a folder's list of names to the disk, so that a rename survives a power cut. */
    static void sync(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return; // Windows neither needs nor permits it
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    static void rename(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(Objects.requireNonNull(to.getParent(), "a file in a folder has a parent"));
    }
}
