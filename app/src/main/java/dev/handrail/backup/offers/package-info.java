/** What can be done with backups, and asked of them. */
@NullMarked
package dev.handrail.backup.offers;

import org.jspecify.annotations.NullMarked;
