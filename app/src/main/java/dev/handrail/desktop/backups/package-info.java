/** The backups of a server. */
@NullMarked
package dev.handrail.desktop.backups;

import org.jspecify.annotations.NullMarked;
