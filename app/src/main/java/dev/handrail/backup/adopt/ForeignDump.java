package dev.handrail.backup.adopt;

import dev.handrail.shell.Shells;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.Storage;
import dev.handrail.storage.Stored;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be a dump that another program wrote: a file, or a folder that pg_dump filled. */
sealed interface ForeignDump {
    /** The table of contents, which pg_dump writes last. */
    String CONTENTS = "toc.dat";

    /** What its copy is called. */
    String name();

    /** What it is called as one file. */
    String artifact();

    Stored stored(Storage storage) throws OperationFailed;

    /** Empty where it is none. */
    Optional<DumpKind> kind(Shells shells, Storage storage) throws OperationFailed;

    /** Whether it is only a part of one: its folder was named in place of the one above. */
    default boolean ofAFolder() {
        return name().equals(CONTENTS);
    }

    /** Whether so much was seen of it that it may well be one. */
    default boolean likely() {
        return true;
    }

    /** One file. */
    record OfFile(Stored file) implements ForeignDump {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public String artifact() {
            return file.name();
        }

        @Override
        public Stored stored(Storage storage) {
            return file;
        }

        @Override
        public Optional<DumpKind> kind(Shells shells, Storage storage) throws OperationFailed {
            return SoundManifest.plainName(file.name()) ? DumpKind.of(shells, storage, file) : Optional.empty();
        }
    }

    /**
     * A folder, as pg_dump makes it in its directory format.
     *
     * @param folder its name
     * @param likely whether it was seen to have a table of contents; else nobody could look into it, as into lost+found
     */
    record OfFolder(String folder, boolean likely) implements ForeignDump {
        private static final int ENOUGH = 4096;

        /** Those with a table of contents; of other folders nothing is said. */
        static List<ForeignDump> in(Storage storage) throws OperationFailed {
            List<ForeignDump> found = new ArrayList<>();
            for (String folder : storage.folders()) {
                if (SoundManifest.plainName(folder)) {
                    of(storage, folder).ifPresent(found::add);
                }
            }
            return found;
        }

        private static Optional<ForeignDump> of(Storage storage, String folder) throws OperationFailed {
            try {
                boolean there = storage.within(folder).size(CONTENTS).isPresent();
                return there ? Optional.of(new OfFolder(folder, true)) : Optional.empty();
            } catch (OperationFailed e) {
                if (Finding.stopsAll(e)) {
                    throw e;
                }
                return Optional.of(new OfFolder(folder, false));
            }
        }

        @Override
        public String name() {
            return FoldersWhole.named(folder);
        }

        @Override
        public String artifact() {
            return folder + ".tar";
        }

        /** Its time is that of the table of contents. */
        @Override
        public Stored stored(Storage storage) throws OperationFailed {
            Instant written = storage.within(folder).list().stream()
                    .filter(file -> file.name().equals(CONTENTS))
                    .map(Stored::changed)
                    .findFirst()
                    .orElse(Instant.EPOCH);
            return new Stored(name(), new FoldersWhole(storage).size(name()).orElse(0), written);
        }

        @Override
        public Optional<DumpKind> kind(Shells shells, Storage storage) throws OperationFailed {
            try (InputStream in = storage.within(folder).read(CONTENTS)) {
                return DumpKind.ofFolder(in.readNBytes(ENOUGH));
            } catch (IOException e) {
                throw OperationFailed.failed(Words.of("storage.failed.read", storage.locate(name())))
                        .next(Words.of("storage.failed.read.next"))
                        .because(e);
            }
        }
    }
}
