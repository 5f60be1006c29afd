/** Reads what is in an archive of files, as it streams by, without unpacking it to a disk. */
@NullMarked
package dev.handrail.backup.archive;

import org.jspecify.annotations.NullMarked;
