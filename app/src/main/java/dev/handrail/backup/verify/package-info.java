/** Puts backups to the test. */
@NullMarked
package dev.handrail.backup.verify;

import org.jspecify.annotations.NullMarked;
