package dev.handrail.backup;

import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.ToolFinder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What backups are made and restored with.
 *
 * @param ids makes the identity of a new backup
 * @param folder where backups go of a server whose profile names no destination
 */
public record Means(
        Shells shells,
        Databases databases,
        ToolFinder tools,
        Catalogue catalogue,
        Clock clock,
        Supplier<String> ids,
        Path folder) {}
