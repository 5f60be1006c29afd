/** Which backups stay: the rules of a profile, pins, and what removes the others. */
@NullMarked
package dev.handrail.backup.keep;

import org.jspecify.annotations.NullMarked;
