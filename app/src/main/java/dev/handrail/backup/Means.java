package dev.handrail.backup;

import dev.handrail.backup.seal.Age;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.ToolFinder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What backups are made and restored with.
 *
 * @param kept the databases that restores put aside
 * @param keptFiles the files that they did
 * @param ids makes the identity of a new backup
 * @param places the way to where copies lie
 * @param age encrypts and decrypts them
 * @param folder where backups go of a server whose profile names no destination
 */
public record Means(
        Shells shells,
        Databases databases,
        ToolFinder tools,
        Catalogue catalogue,
        KeptDatabases kept,
        KeptFileSets keptFiles,
        Places places,
        Age age,
        Clock clock,
        Supplier<String> ids,
        Path folder) {}
