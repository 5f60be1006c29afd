/** Brings backups into the catalogue that lie in a place and are not known. */
@NullMarked
package dev.handrail.backup.adopt;

import org.jspecify.annotations.NullMarked;
