/** Backups of a server's databases: taken, verified, restored. */
@NullMarked
package dev.handrail.backup;

import org.jspecify.annotations.NullMarked;
