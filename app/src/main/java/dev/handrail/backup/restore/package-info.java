/** Brings backups back. */
@NullMarked
package dev.handrail.backup.restore;

import org.jspecify.annotations.NullMarked;
