/** Encrypts backups for whom the profile names, so that the stock age program can decrypt them. */
@NullMarked
package dev.handrail.backup.seal;

import org.jspecify.annotations.NullMarked;
