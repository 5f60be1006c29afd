package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Sequence;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a backup turned out to hold.
 *
 * @param tool the program that wrote it, with its version
 * @param form how it is written: custom, directory, plain, tar, bundle …
 * @param objects how many there are of each kind, for databases
 * @param notes what a person should know of it, such as files that changed while they were read
 * @param downMillis for how long an application was stopped for it
 * @param sequences how far those of a database had counted at least
 * @param inventory what came of comparing its list with the database; null where that was not done
 * @param trouble what went wrong once all was read: the backup is kept, and this is told
 */
public record Content(
        Manifest.Source source,
        String tool,
        String form,
        List<Manifest.TableRows> tables,
        List<Manifest.Objects> objects,
        List<String> notes,
        @Nullable Long downMillis,
        @Nullable OperationFailed trouble,
        List<Sequence> sequences,
        @Nullable Inventory inventory) {
    public Content {
        tables = List.copyOf(tables);
        objects = List.copyOf(objects);
        notes = List.copyOf(notes);
        sequences = List.copyOf(sequences);
    }

    /** Of something that nothing was stopped for. */
    public Content(
            Manifest.Source source,
            String tool,
            String form,
            List<Manifest.TableRows> tables,
            List<Manifest.Objects> objects,
            List<String> notes) {
        this(source, tool, form, tables, objects, notes, null, null, List.of(), null);
    }

    /** The same of a database that has sequences, and whose list was compared. */
    Content with(List<Sequence> counted, @Nullable Inventory compared) {
        OperationFailed fault = compared == null ? null : compared.fault();
        return new Content(source, tool, form, tables, objects, notes, downMillis, fault, counted, compared);
    }

    /** The same, of what was changed while it was read. */
    Content moved(Manifest.Objects counted, String note) {
        List<String> told = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return new Content(
                source, tool, form, tables, List.of(counted), told, downMillis, trouble, sequences, inventory);
    }

    /** The same, for which an application was stopped; trouble is what kept it from being started again. */
    Content stopped(long millis, @Nullable OperationFailed why) {
        return new Content(source, tool, form, tables, objects, notes, millis, why, sequences, inventory);
    }
}
