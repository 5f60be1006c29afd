/** Takes backups: reads a source once, packs it, and stores it in every destination. */
@NullMarked
package dev.handrail.backup.take;

import org.jspecify.annotations.NullMarked;
